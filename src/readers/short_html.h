// A page as the parser gets to see it. gumbo takes every character through all
// of its states, so what can't change the tree is shorter there: texts between
// character references and blanks between tags stand there as one character,
// and the insides of scripts, styles and comments, values of attributes, and
// attributes that nobody reads are left out. (A style inside a <select>, spaces
// inside a <frameset>, and more than three <font> inside each other that differ
// in what nobody reads may be lost.)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tingwen {

class ShortHtml {
 public:
  // Stands for a text that was left out. (The last code point for private use.)
  static constexpr std::string_view kMark = "\xF4\x8F\xBF\xBD";

  // `source` must outlive it. Not shortened, all of it is text().
  explicit ShortHtml(std::string_view source, bool shorten = true);

  const std::string& text() const { return text_; }
  std::string_view source() const { return source_; }

  // Where in the source a stretch of text() stands.
  Span SourceOf(Span shortened) const;

  // A text that the parser decoded from the stretch, with what its marks stand
  // for appended to `whole`. False if they don't belong together.
  bool Restore(std::string_view decoded, Span shortened,
               std::string& whole) const;

 private:
  friend class HtmlShortener;

  // Source that became `shortened`: a mark, one blank, or nothing.
  struct Cut {
    Span shortened;
    Span source;
    bool IsMark() const { return shortened.size() == kMark.size(); }
  };
  // The first cut that ends behind the place, or is empty and stands there.
  size_t CutAt(size_t place) const;

  std::string_view source_;
  std::string text_;
  std::vector<Cut> cuts_;
  mutable size_t last_ = 0;  // the cut that was asked for last
};

}  // namespace tingwen
