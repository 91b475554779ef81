// One syllable of pinyin with its tone, small enough to be copied freely.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/short_text.h"

namespace tingwen {

// Letters (v for ü; a last r is erhua: "huar" 1) and tone 1 to 5, 5 being the
// neutral tone. An empty syllable (tone 0) stands for no reading.
struct Pinyin {
  std::array<char, 7> letters{};
  uint8_t tone = 0;

  bool empty() const { return tone == 0; }
  std::string_view base() const;
  ShortText<8> Text() const;  // "hang2"; "" where empty
  std::string ToString() const { return std::string(Text()); }

  Pinyin WithTone(uint8_t other) const {
    Pinyin result = *this;
    result.tone = other;
    return result;
  }
  // "hua1" becomes "huar1"; a syllable that ends in r stays.
  Pinyin WithErhua() const;

  // All at once: it is asked for every syllable of a text.
  friend constexpr bool operator==(const Pinyin& a, const Pinyin& b) {
    return std::bit_cast<uint64_t>(a) == std::bit_cast<uint64_t>(b);
  }
  friend auto operator<=>(const Pinyin&, const Pinyin&) = default;
};
static_assert(sizeof(Pinyin) == 8);

// The suffix 儿 that has merged with the syllable before it, written "r5" in
// dictionaries.
inline constexpr Pinyin kErhuaSuffix{{'r'}, 5};

// Reads "hang2", "lv3", "r5". Nothing where it isn't letters a to z and one
// tone digit 1 to 5. Whether such a syllable exists is not asked here.
std::optional<Pinyin> ParsePinyin(std::string_view text);

// Reads syllables separated by single spaces: "yin2 hang2". Nothing where one
// of them is no syllable.
std::optional<std::vector<Pinyin>> ParseReading(std::string_view text);

// "yin2 hang2".
std::string FormatReading(const std::vector<Pinyin>& reading);

}  // namespace tingwen
