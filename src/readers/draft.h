// A text on its way to becoming a Document: every repair rewrites it, and what
// is known about it follows.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/aligned_text.h"
#include "document/document.h"
#include "readers/piece.h"

namespace tingwen {

class Draft {
 public:
  explicit Draft(AlignedText text) : text_(std::move(text)) {}
  // A draft of what a format answered.
  explicit Draft(Piece piece);

  const std::string& text() const { return text_.text(); }
  Span SourceOf(Span span) const { return text_.SourceOf(span); }
  const std::vector<Removal>& removals() const { return text_.removals(); }

  // The structure that the format marked; empty where it has to be found.
  const std::vector<PieceBlock>& blocks() const { return blocks_; }
  Metadata& metadata() { return metadata_; }

  // Goes on with `next`, whose source is text(). Blocks and glosses follow; a
  // gloss whose characters change their number is given up.
  void Rewrite(const AlignedText& next);

  // Records an oddity at a span of text(): the message "diagnostic.<id>", with
  // the text of the span as its argument. Of many alike the first 200 are
  // kept, and the number of all.
  void Report(Severity severity, std::string_view id, Span span);

  // Records a gloss of the characters `span` of text(), which was found at
  // `source` in the source.
  void AddGloss(Span span, Span source, std::vector<std::string> pinyin);

  // Whether anything was found that tells of lost characters.
  bool IsDamaged() const { return damaged_; }

  // Hands text, glosses, diagnostics and what is known of the piece over.
  void MoveInto(Document& document) &&;

 private:
  struct Count {
    size_t number = 0;
    Span last;  // in source bytes
  };

  void SortGlosses();
  void SummarizeReports();

  AlignedText text_;
  Metadata metadata_;
  std::vector<PieceBlock> blocks_;
  std::vector<Gloss> glosses_;
  std::vector<Diagnostic> diagnostics_;
  std::vector<SourcePart> parts_;
  std::string unpacked_;
  std::map<std::string, Count, std::less<>> counts_;
  bool damaged_ = false;
};

// Collects the changes of one pass over a draft, from left to right. A pass
// that changes nothing costs nothing.
class Rewriter {
 public:
  explicit Rewriter(Draft& draft) : draft_(draft), builder_(draft.text()) {}

  // Writes `output` for the text of `span`.
  void Replace(Span span, std::string_view output);
  void Drop(Span span, std::string_view reason);
  // Where position `at` of the text comes to stand in the new text; `at` is
  // past all changes so far.
  size_t OutputAt(size_t at) const {
    return builder_.output().size() + (at - builder_.position());
  }
  // The end of the last change.
  size_t position() const { return builder_.position(); }
  // Rewrites the draft.
  void Finish() &&;

 private:
  Draft& draft_;
  AlignedTextBuilder builder_;
  bool changed_ = false;
};

}  // namespace tingwen
