// Subtitles: SubRip (.srt) and WebVTT. Numbers, times, settings and markup are
// left out; cues of one sentence are joined.
#include <re2/re2.h>

#include <optional>
#include <utility>

#include "base/text.h"
#include "readers/charset.h"
#include "readers/format.h"
#include "readers/markup.h"
#include "readers/piece_writer.h"

namespace tingwen {
namespace {

using re2::RE2;

// Cues that follow so soon go on with the sentence, if it has not ended.
constexpr double kJoined = 0.5;  // seconds
// After such a rest another paragraph begins.
constexpr double kParagraph = 3.0;

constexpr const char* kTiming =
    "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2}[.,]\\d{1,3})[ \\t]*-->[ \\t]*"
    "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2}[.,]\\d{1,3})";

Match RecognizeVtt(const Head& head) {
  return head.text.starts_with("WEBVTT") ? Match::kSure : Match::kNo;
}

Match RecognizeSrt(const Head& head) {
  static const RE2 first("\\A\\d+[ \\t]*\\r?\\n" + std::string(kTiming));
  return RE2::PartialMatch(head.text, first) ? Match::kSure : Match::kNo;
}

struct Times {
  double begin = 0;
  double end = 0;
};

std::optional<Times> TimesOf(std::string_view line) {
  static const RE2 timing(std::string("\\s*") + kTiming + ".*");
  std::string part[6];
  if (!RE2::FullMatch(re2::StringPiece(line.data(), line.size()), timing,
                      &part[0], &part[1], &part[2], &part[3], &part[4],
                      &part[5])) {
    return std::nullopt;
  }
  const auto seconds = [&](int i) {
    std::string fraction = part[i + 2];
    ReplaceAll(fraction, ",", ".");
    return 3600 * (part[i].empty() ? 0 : std::stod(part[i])) +
           60 * std::stod(part[i + 1]) + std::stod(fraction);
  };
  return Times{seconds(0), seconds(3)};
}

bool EndsSentence(std::string_view text) {
  static constexpr std::u32string_view kEnds = U"。！？!?…”」』";
  return !text.empty() &&
         kEnds.find(DecodeBefore(text, text.size()).value) != kEnds.npos;
}

class SubtitleWriter {
 public:
  SubtitleWriter(std::string_view text, const ReadOptions& options)
      : text_(text), writer_(text, options) {}

  Piece Run() && {
    for (size_t begin = 0; begin < text_.size();) {
      const size_t end = std::min(text_.find('\n', begin), text_.size());
      TakeLine({begin, end});
      begin = end + 1;
    }
    return std::move(writer_).Finish("timing");
  }

 private:
  void TakeLine(Span line) {
    std::string_view words = line.Of(text_);
    if (words.ends_with('\r')) words.remove_suffix(1);
    line.end = line.begin + words.size();
    if (Trim(words).empty()) {
      in_cue_ = false;
    } else if (const auto times = TimesOf(words)) {
      BeginCue(*times);
    } else if (in_cue_) {
      AddWords(line);
    } else if (words.starts_with("NOTE") || words.starts_with("STYLE")) {
      writer_.Drop(line, "note of the subtitles");
    }
  }

  void BeginCue(const Times& times) {
    in_cue_ = true;
    const double rest = times.begin - last_end_;
    last_end_ = times.end;
    if (!writer_.IsOpen() || rest >= kParagraph) {
      writer_.Begin(BlockKind::kParagraph, 0, "subtitles:cue");
    } else if (EndsSentence(last_) || rest >= kJoined) {
      writer_.BreakLine();
    } else {
      writer_.Write({last_cue_, last_cue_}, " ");
    }
    joins_line_ = false;
  }

  // A line of a cue without its markup: <i>, {\an8}, <00:00:01.000>.
  void AddWords(Span line) {
    static const RE2 markup(
        "<[^<>]*>|\\{\\\\[^{}]*\\}|^[ \\t]*-[ \\t]*|&\\w+;");
    // The lines of a cue are one, as its width allows.
    if (joins_line_) writer_.Add({last_cue_, line.begin});
    joins_line_ = true;
    last_cue_ = line.end;
    const re2::StringPiece piece(text_.data(), line.end);
    re2::StringPiece found;
    size_t at = line.begin;
    while (at < line.end &&
           markup.Match(piece, at, line.end, RE2::UNANCHORED, &found, 1)) {
      const size_t begin = found.data() - text_.data();
      writer_.Add({at, begin});
      at = begin + found.size();
      if (found.starts_with("&")) WriteEntity({begin, at});
    }
    writer_.Add({at, line.end});
    last_ = Trim(line.Of(text_));
  }

  // The entities of WebVTT, 4.2.2.
  void WriteEntity(Span source) {
    static constexpr std::pair<std::string_view, std::string_view> kKnown[] = {
        {"&amp;", "&"},  {"&lt;", "<"}, {"&gt;", ">"},
        {"&nbsp;", " "}, {"&lrm;", ""}, {"&rlm;", ""}};
    for (const auto& [entity, text] : kKnown) {
      if (source.Of(text_) == entity) return writer_.Write(source, text);
    }
    writer_.Add(source);
  }

  std::string_view text_;
  PieceWriter writer_;
  bool in_cue_ = false;
  bool joins_line_ = false;
  size_t last_cue_ = 0;  // the end of the words that were added last
  double last_end_ = -kParagraph;
  std::string_view last_;
};

Result<Piece> Read(const Input& input) {
  TINGWEN_ASSIGN(decoded, DecodeBytes(input.bytes, input.path));
  Piece piece = SubtitleWriter(decoded.text.text(), input.options).Run();
  piece.metadata.encoding = decoded.encoding;
  return Chain(decoded.text, std::move(piece));
}

}  // namespace

const Format kSrtFormat = {"srt", "srt", RecognizeSrt, Read};
const Format kVttFormat = {"vtt", "vtt", RecognizeVtt, Read};

}  // namespace tingwen
