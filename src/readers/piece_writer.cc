#include "readers/piece_writer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/announcements.h"
#include "readers/gloss_judge.h"

namespace tingwen {
namespace {

constexpr std::string_view kFolded = " \t\n\r\f";

bool HasLineEnd(std::string_view space) {
  return space.find_first_of("\n\r") != space.npos;
}

}  // namespace

PieceWriter::PieceWriter(std::string_view source, const ReadOptions& options)
    : options_(options), text_(source) {}

// --- blocks ------------------------------------------------------------------

void PieceWriter::Begin(BlockKind kind, int level, std::string_view reason) {
  End();
  if (!text_.output().empty()) WriteMark("\n");
  block_ = {kind, level, {position(), position()}, std::string(reason)};
  open_ = true;
}

void PieceWriter::End() {
  has_space_ = false;
  if (!open_) return;
  open_ = false;
  block_.span.end = position();
  if (!block_.span.empty()) piece_.blocks.push_back(std::move(block_));
}

void PieceWriter::BeginIfNone() {
  if (!open_) Begin(BlockKind::kParagraph, 0, "paragraph");
}

void PieceWriter::BreakLine() {
  has_space_ = false;
  if (open_ && HasText() && text_.output().back() != '\n') WriteMark("\n");
}

void PieceWriter::WriteMark(std::string_view mark) {
  text_.Write({last_, last_}, mark);
}

// --- text --------------------------------------------------------------------

void PieceWriter::Add(Span source) {
  const std::string_view all = text_.source().substr(0, source.end);
  for (size_t at = source.begin; at < source.end;) {
    const size_t word =
        std::min(all.find_first_not_of(kFolded, at), source.end);
    if (word > at) KeepSpace({at, word});
    at = std::min(all.find_first_of(kFolded, word), source.end);
    if (at > word) AddWord({word, at});
  }
}

void PieceWriter::KeepSpace(Span source) {
  space_ = has_space_ && space_.end == source.begin
               ? Span{space_.begin, source.end}
               : source;
  has_space_ = true;
}

void PieceWriter::AddWord(Span source) {
  FlushSpace(DecodeAt(text_.source(), source.begin).value);
  text_.Take(source);
  last_ = source.end;
}

void PieceWriter::AddVerbatim(Span source) {
  if (source.empty()) return;
  AddWord(source);
}

void PieceWriter::Write(Span source, std::string_view output) {
  if (output.empty()) return;
  FlushSpace(DecodeAt(output, 0).value);
  text_.Write(source, output);
  last_ = source.end;
}

void PieceWriter::FlushSpace(char32_t next) {
  BeginIfNone();
  if (!std::exchange(has_space_, false)) return;
  if (!HasText() || text_.output().back() == '\n') return;
  const std::string_view space = space_.Of(text_.source());
  const char32_t before =
      DecodeBefore(text_.output(), text_.output().size()).value;
  // A line that was broken between Chinese characters is whole without it.
  if (HasLineEnd(space) && (IsWide(before) || IsWide(next))) return;
  text_.Write(space_, " ");
}

// --- words of ours -----------------------------------------------------------

void PieceWriter::Announce(std::string_view id, size_t place,
                           std::string_view argument) {
  Begin(BlockKind::kAnnouncement, 0, "announcement:" + std::string(id));
  Insert(id, place, argument);
  End();
}

void PieceWriter::Insert(std::string_view id, size_t place,
                         std::string_view argument) {
  Write({place, place}, Announcement(id, argument));
}

// --- what goes with the text -------------------------------------------------

void PieceWriter::Gloss(Span span, Span source, std::string_view pinyin) {
  Drop(source, "ruby");
  const auto& judge = GlossJudge::Get();
  if (!judge || span.empty()) return;
  const auto written = judge->Read(pinyin);
  const std::u32string han = ToUtf32(span.Of(text_.output()));
  if (!written || written->syllables.size() != han.size()) return;
  if (!judge->TellsTones(*written, han)) return;
  tingwen::Gloss gloss{span, source, {}};
  for (const WrittenSyllable& syllable : written->syllables) {
    gloss.pinyin.push_back(syllable.WithTone());
  }
  piece_.glosses.push_back(std::move(gloss));
}

void PieceWriter::Append(Piece piece) {
  End();
  if (!text_.output().empty()) WriteMark("\n");
  const size_t shift = position();
  const auto move = [shift](Span span) {
    return Span{span.begin + shift, span.end + shift};
  };
  text_.Append(piece.text);
  for (PieceBlock& block : piece.blocks) {
    block.span = move(block.span);
    piece_.blocks.push_back(std::move(block));
  }
  for (tingwen::Gloss& gloss : piece.glosses) {
    gloss.span = move(gloss.span);
    piece_.glosses.push_back(std::move(gloss));
  }
  std::move(piece.diagnostics.begin(), piece.diagnostics.end(),
            std::back_inserter(piece_.diagnostics));
}

void PieceWriter::Drop(Span source, std::string_view reason) {
  text_.Drop(source, reason);
}

void PieceWriter::Report(Severity severity, std::string_view id, Span source,
                         std::string_view argument) {
  const std::string name(id);
  piece_.diagnostics.push_back(
      {severity, name, source, Message("diagnostic." + name, argument)});
}

Piece PieceWriter::Finish(std::string_view rest) && {
  End();
  piece_.text = std::move(text_).Build(rest);
  return std::move(piece_);
}

}  // namespace tingwen
