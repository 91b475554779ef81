// Text that was rewritten, and where every piece of it came from.
//
// An AlignedText holds an output text and keeps, for each stretch of it, the
// stretch of the source text that it stands for. Conversions chain: Then()
// joins "bytes to UTF-8" with "traditional to simplified", so that an output
// position leads back to the bytes of the file.
//
// AlignedTextBuilder rewrites a source from left to right. A text that is
// gathered from places of its source in another order, such as a table with
// its headers before each cell, is composed by AlignedTextComposer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tingwen {

// A stretch of the source that has no output, and why.
struct Removal {
  Span source;
  std::string reason;  // e.g. "gloss", "space", "repeated title"
};

class AlignedText {
 public:
  AlignedText() = default;

  // A text that is its own source.
  static AlignedText Identity(std::string text);

  const std::string& text() const { return text_; }
  size_t source_size() const { return source_size_; }

  // The source bytes that output bytes [begin, end) stand for: the smallest
  // span that holds the sources of all of them. Bytes inside a rewritten
  // stretch stand for the whole stretch. An empty output span answers the
  // empty source span at its place. Positions past the end count as the end.
  Span SourceOf(Span output) const;

  // The output bytes that stand for source bytes: the smallest span that
  // holds all output whose source overlaps `source`; empty, at the place
  // where they would be, for a source that was removed. Not for composed
  // texts, whose order is not that of the source.
  Span OutputOf(Span source) const;

  // What is missing from the output, ordered by source.
  const std::vector<Removal>& removals() const { return removals_; }

  // This rewriting followed by `next`, whose source is this text().
  AlignedText Then(const AlignedText& next) const;

 private:
  friend class AlignedTextBuilder;
  friend class AlignedTextComposer;

  // Output [output.begin, output.end) stands for source. Where `verbatim`,
  // both have the same size and byte i stands for byte i.
  struct Segment {
    Span output;
    Span source;
    bool verbatim = true;
  };

  // The first segment that ends after the output position.
  size_t SegmentAt(size_t output) const;
  // The source of the part of a segment that lies in `output`.
  static Span SourceIn(const Segment& segment, Span output);
  static void SortRemovals(std::vector<Removal>& removals);
  void Append(Segment segment);

  std::string text_;
  size_t source_size_ = 0;
  std::vector<Segment> segments_;  // ordered, without gaps in the output
  std::vector<Removal> removals_;
};

// Writes an AlignedText from left to right. Every source byte is copied,
// replaced or dropped, in order:
//
//   AlignedTextBuilder builder(source);
//   builder.Copy(3);
//   builder.Replace(6, "战");
//   builder.Drop(8, "gloss");
//   AlignedText text = std::move(builder).Build();
class AlignedTextBuilder {
 public:
  // `source` must outlive the builder.
  explicit AlignedTextBuilder(std::string_view source);

  // The source offset up to which everything is decided.
  size_t position() const { return position_; }
  std::string_view output() const { return result_.text_; }

  // Copies the next `size` source bytes.
  void Copy(size_t size);
  void CopyUntil(size_t end) { Copy(end - position_); }
  // Writes `output` for the next `size` source bytes (0: an insertion).
  void Replace(size_t size, std::string_view output);
  // Leaves the next `size` source bytes out.
  void Drop(size_t size, std::string_view reason);

  // The rest of the source is copied.
  AlignedText Build() &&;

 private:
  std::string_view source_;
  size_t position_ = 0;
  AlignedText result_;
};

// Gathers an AlignedText from any places of its source, in any order and as
// often as needed:
//
//   AlignedTextComposer composer("<b>GDP</b>");
//   composer.Take({3, 6});
//   AlignedText text = std::move(composer).Build("markup");
class AlignedTextComposer {
 public:
  // `source` must outlive the composer.
  explicit AlignedTextComposer(std::string_view source);

  std::string_view source() const { return source_; }
  std::string_view output() const { return result_.text_; }

  // Adds these source bytes.
  void Take(Span source);
  // Adds `output` for these source bytes; an empty span is an insertion.
  void Write(Span source, std::string_view output);
  // These source bytes are left out.
  void Drop(Span source, std::string_view reason);
  // Adds a text that was composed of the same source.
  void Append(const AlignedText& text);

  // Source bytes that nothing was said of are removals for the reason `rest`;
  // none, where that is empty.
  AlignedText Build(std::string_view rest) &&;

 private:
  void DropRest(std::string_view reason);

  std::string_view source_;
  AlignedText result_;
};

}  // namespace tingwen
