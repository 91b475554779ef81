#include "readers/draft.h"

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

constexpr size_t kReportsKept = 200;
constexpr size_t kExcerptBytes = 60;

// The text as it can stand in one line of a message.
std::string ExcerptOf(std::string_view text) {
  std::string excerpt;
  for (size_t at = 0; at < text.size() && at < kExcerptBytes;) {
    const CodePoint c = DecodeAt(text, at);
    at = c.span.end;
    if (IsControl(c.value) || !c.valid) continue;
    AppendUtf8(excerpt, c.value);
  }
  return excerpt;
}

}  // namespace

Draft::Draft(Piece piece)
    : text_(std::move(piece.text)),
      metadata_(std::move(piece.metadata)),
      blocks_(std::move(piece.blocks)),
      glosses_(std::move(piece.glosses)),
      diagnostics_(std::move(piece.diagnostics)),
      parts_(std::move(piece.parts)),
      unpacked_(std::move(piece.unpacked)) {}

void Draft::Rewrite(const AlignedText& next) {
  for (PieceBlock& block : blocks_) block.span = next.OutputOf(block.span);
  std::erase_if(glosses_, [&](Gloss& gloss) {
    gloss.span = next.OutputOf(gloss.span);
    return CountCodePoints(gloss.span.Of(next.text())) != gloss.pinyin.size();
  });
  text_ = text_.Then(next);
}

void Draft::Report(Severity severity, std::string_view id, Span span) {
  auto found = counts_.find(id);
  if (found == counts_.end()) found = counts_.emplace(id, Count{}).first;
  damaged_ |= severity == Severity::kWarning;
  const Span source = SourceOf(span);
  found->second.last = source;
  if (++found->second.number > kReportsKept) return;
  const std::string name(id);
  diagnostics_.push_back(
      {severity, name, source,
       Message("diagnostic." + name, ExcerptOf(span.Of(text())))});
}

void Draft::AddGloss(Span span, Span source, std::vector<std::string> pinyin) {
  glosses_.push_back({span, source, std::move(pinyin)});
}

void Draft::SortGlosses() {
  std::stable_sort(glosses_.begin(), glosses_.end(),
                   [](const Gloss& a, const Gloss& b) {
                     return a.span.begin < b.span.begin;
                   });
  // What the format says of a character counts before what the text says.
  const auto overlaps = [](const Gloss& a, const Gloss& b) {
    return a.span.Overlaps(b.span);
  };
  glosses_.erase(std::unique(glosses_.begin(), glosses_.end(), overlaps),
                 glosses_.end());
}

void Draft::SummarizeReports() {
  for (const auto& [id, count] : counts_) {
    if (count.number <= kReportsKept) continue;
    diagnostics_.push_back(
        {Severity::kWarning, id, count.last,
         Message("diagnostic.more", count.number, kReportsKept)});
  }
}

void Draft::MoveInto(Document& document) && {
  SummarizeReports();
  SortGlosses();
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return a.source.begin < b.source.begin;
                   });
  document.text = std::move(text_);
  document.metadata = std::move(metadata_);
  document.parts = std::move(parts_);
  document.unpacked = std::move(unpacked_);
  document.glosses = std::move(glosses_);
  document.diagnostics = std::move(diagnostics_);
}

void Rewriter::Replace(Span span, std::string_view output) {
  changed_ = true;
  builder_.CopyUntil(span.begin);
  builder_.Replace(span.size(), output);
}

void Rewriter::Drop(Span span, std::string_view reason) {
  changed_ = true;
  builder_.CopyUntil(span.begin);
  builder_.Drop(span.size(), reason);
}

void Rewriter::Finish() && {
  if (changed_) draft_.Rewrite(std::move(builder_).Build());
}

}  // namespace tingwen
