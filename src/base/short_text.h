// A text of a few bytes that is kept in place, for layers with an element for
// every character: a syllable's "hang2", a character in UTF-8.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <concepts>
#include <cstring>
#include <ostream>
#include <string_view>

namespace tingwen {

// Holds up to N bytes, none of them zero. Reads as a std::string_view.
template <size_t N>
class ShortText {
 public:
  ShortText() = default;
  template <std::convertible_to<std::string_view> Text>
  ShortText(const Text& text) {  // NOLINT: as a std::string takes one
    const std::string_view view(text);
    assert(view.size() <= N);
    std::copy_n(view.begin(), std::min(view.size(), N), bytes_.begin());
  }

  operator std::string_view() const {  // NOLINT: as a std::string gives one
    return {bytes_.data(), size()};
  }
  size_t size() const { return strnlen(bytes_.data(), N); }
  bool empty() const { return bytes_[0] == '\0'; }

  friend bool operator==(const ShortText&, const ShortText&) = default;
  friend bool operator==(const ShortText& a, std::string_view b) {
    return std::string_view(a) == b;
  }
  friend std::ostream& operator<<(std::ostream& out, const ShortText& text) {
    return out << std::string_view(text);
  }

 private:
  std::array<char, N> bytes_{};
};

}  // namespace tingwen

template <size_t N>
struct fmt::formatter<tingwen::ShortText<N>>
    : fmt::formatter<std::string_view> {};
