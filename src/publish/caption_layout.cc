#include "publish/caption_layout.h"

#include <algorithm>
#include <limits>

#include "base/text.h"

namespace tingwen {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
// What it costs to end a line there; a line that is empty to half its width
// costs kRagged / 4.
constexpr double kInWords = 6;
constexpr double kAfterEnumeration = 2;
constexpr double kRagged = 8;
constexpr double kEachCaption = 20;

// How good a place to end a line is behind a text.
enum class Ending { kWord, kEnumeration, kPhrase };

struct Piece {
  CaptionWord word;
  int width = 0;  // in halves of a Han character
  Ending ending = Ending::kWord;
};

bool OpensBracket(char32_t c) {
  return std::u32string_view(U"“‘「『（《〈【〔([{").find(c) !=
         std::u32string_view::npos;
}

int WidthOf(std::string_view text) {
  int width = 0;
  for (const CodePoint& c : Decode(text)) width += IsWide(c.value) ? 2 : 1;
  return width;
}

Ending EndingOf(std::string_view text) {
  text = Trim(text);
  while (!text.empty()) {
    const CodePoint c = DecodeBefore(text, text.size());
    if (std::u32string_view(U"，。！？；：…,;!?").find(c.value) !=
        std::u32string_view::npos) {
      return Ending::kPhrase;
    }
    if (c.value == U'、') return Ending::kEnumeration;
    if (std::u32string_view(U"”’」』）》").find(c.value) ==
        std::u32string_view::npos) {
      break;
    }
    text.remove_suffix(c.span.size());
  }
  return Ending::kWord;
}

// Where the text between two words belongs to the second one.
size_t OpeningIn(std::string_view text) {
  size_t begin = text.size();
  while (begin > 0) {
    const CodePoint c = DecodeBefore(text.substr(0, begin), begin);
    if (!OpensBracket(c.value)) break;
    begin = c.span.begin;
  }
  return begin;
}

// A word that is longer than a line, in parts of about the same width; its time
// is shared out by them.
void AddParts(const Piece& piece, int line, std::vector<Piece>& pieces) {
  const int parts = (piece.width + line - 1) / line;
  const int most = std::min(line, (piece.width + parts - 1) / parts + 1);
  const double seconds = piece.word.end - piece.word.begin;
  double begin = piece.word.begin;
  Piece part;
  const auto flush = [&](bool last) {
    part.word.begin = begin;
    begin += seconds * part.width / piece.width;
    part.word.end = last ? piece.word.end : begin;
    if (last) part.ending = piece.ending;
    pieces.push_back(std::move(part));
    part = {};
  };
  for (const CodePoint& c : Decode(piece.word.text)) {
    const int width = IsWide(c.value) ? 2 : 1;
    if (part.width + width > most) flush(false);
    part.word.text += c.span.Of(piece.word.text);
    part.width += width;
  }
  flush(true);
}

// The words with the punctuation around them.
std::vector<Piece> PiecesOf(const TimedSentence& sentence, int line) {
  std::vector<Piece> pieces;
  const std::string_view text = sentence.text;
  size_t begin = 0;
  for (size_t i = 0; i < sentence.words.size(); ++i) {
    const TimedWord& word = sentence.words[i];
    size_t end = text.size();
    if (i + 1 < sentence.words.size()) {
      const Span between{word.span.end, sentence.words[i + 1].span.begin};
      end = between.begin + OpeningIn(between.Of(text));
    }
    Piece piece;
    piece.word = {std::string(Span{begin, end}.Of(text)), word.begin, word.end};
    piece.width = WidthOf(Trim(piece.word.text));
    piece.ending = EndingOf(piece.word.text);
    begin = end;
    if (piece.width > line) {
      AddParts(piece, line, pieces);
    } else {
      pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

// Parts [begin, end) of 0 to `count` that cost the least together. `cost` is
// infinite for parts that may not be; it must rise beyond some length.
template <class Cost>
std::vector<Span> Partition(size_t count, const Cost& cost) {
  std::vector<double> best(count + 1, kNever);
  std::vector<size_t> from(count + 1, 0);
  best[0] = 0;
  for (size_t end = 1; end <= count; ++end) {
    for (size_t begin = end; begin-- > 0;) {
      const double one = cost(begin, end);
      if (one == kNever) break;
      if (best[begin] + one < best[end]) {
        best[end] = best[begin] + one;
        from[end] = begin;
      }
    }
  }
  std::vector<Span> parts;
  for (size_t end = count; end > 0; end = from[end]) {
    parts.push_back({from[end], end});
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

double CostOfEnding(Ending ending) {
  if (ending == Ending::kPhrase) return 0;
  return ending == Ending::kEnumeration ? kAfterEnumeration : kInWords;
}

std::vector<Span> LinesOf(const std::vector<Piece>& pieces, int line,
                          CaptionUnit unit) {
  return Partition(pieces.size(), [&](size_t begin, size_t end) {
    int width = 0;
    for (size_t i = begin; i < end; ++i) {
      const bool ends = pieces[i].ending == Ending::kPhrase && i + 1 < end;
      if (ends && unit == CaptionUnit::kPhrase) return kNever;
      width += pieces[i].width;
    }
    if (width > line) return end - begin == 1 ? 0.0 : kNever;
    const double empty = 1 - static_cast<double>(width) / line;
    const double ragged = kRagged * empty * empty;
    if (end == pieces.size()) return ragged / 2;
    return ragged + CostOfEnding(pieces[end - 1].ending) + 1;
  });
}

std::vector<Span> GroupsOf(const std::vector<Piece>& pieces,
                           const std::vector<Span>& lines,
                           const CaptionRules& rules) {
  const auto ending = [&](size_t line) {
    return pieces[lines[line].end - 1].ending;
  };
  return Partition(lines.size(), [&](size_t begin, size_t end) {
    if (end - begin > static_cast<size_t>(rules.lines)) return kNever;
    if (rules.unit == CaptionUnit::kPhrase) {
      for (size_t i = begin; i + 1 < end; ++i) {
        if (ending(i) == Ending::kPhrase) return kNever;
      }
    }
    return kEachCaption + CostOfEnding(ending(end - 1));
  });
}

}  // namespace

std::vector<std::vector<CaptionLine>> LayOut(const TimedSentence& sentence,
                                             const CaptionRules& rules) {
  const std::vector<Piece> pieces = PiecesOf(sentence, 2 * rules.line);
  const std::vector<Span> lines = LinesOf(pieces, 2 * rules.line, rules.unit);
  std::vector<std::vector<CaptionLine>> captions;
  for (const Span group : GroupsOf(pieces, lines, rules)) {
    captions.emplace_back();
    for (size_t i = group.begin; i < group.end; ++i) {
      CaptionLine line;
      for (size_t k = lines[i].begin; k < lines[i].end; ++k) {
        line.push_back(pieces[k].word);
      }
      captions.back().push_back(std::move(line));
    }
  }
  return captions;
}

}  // namespace tingwen
