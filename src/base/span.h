// A half-open range of byte offsets, the unit in which every layer points at
// its source.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tingwen {

struct Span {
  size_t begin = 0;
  size_t end = 0;

  size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(size_t position) const {
    return begin <= position && position < end;
  }
  bool Contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  bool Overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  // The bytes of `text` that the span covers.
  std::string_view Of(std::string_view text) const {
    return text.substr(begin, size());
  }

  friend bool operator==(Span, Span) = default;
};

// The smallest span that holds both.
inline Span Hull(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace tingwen
