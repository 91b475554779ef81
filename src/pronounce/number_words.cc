#include "pronounce/number_words.h"

namespace tingwen {

NumberWords::NumberWords(const CharacterClasses& classes)
    : digits_(classes.Get("digit")),
      multipliers_(classes.Get("multiplier")),
      inner_(classes.Get("number_inner")),
      clock_(classes.Get("number_clock")),
      prefixes_(classes.Get("number_prefix")),
      suffixes_(classes.Get("number_suffix")) {}

bool NumberWords::IsNumeral(char32_t c) const {
  return digits_.Contains(c) || multipliers_.Contains(c);
}

// Numerals, with 点 or 几 between them: 三点一四, 二十几.
uint32_t NumberWords::RunEnd(std::span<const char32_t> text, uint32_t begin,
                             uint32_t end) const {
  uint32_t at = begin;
  while (at < end) {
    const bool inner = inner_.Contains(text[at]) && at > begin &&
                       at + 1 < end && IsNumeral(text[at + 1]) &&
                       (at + 2 == end || !clock_.Contains(text[at + 2]));
    if (!inner && !IsNumeral(text[at])) break;
    ++at;
  }
  return at;
}

NumberWords::Match NumberWords::Find(std::span<const char32_t> text,
                                     uint32_t begin, uint32_t end) const {
  const Match none{begin, begin};
  const bool prefixed = prefixes_.Contains(text[begin]);
  if (!prefixed && !IsNumeral(text[begin])) return none;
  if (begin > 0 && (IsNumeral(text[begin - 1]) ||
                    (prefixes_.Contains(text[begin - 1]) && !prefixed)))
    return none;
  const uint32_t first = begin + (prefixed ? 1 : 0);
  uint32_t at = RunEnd(text, first, end);
  if (at == first) return none;
  if (at + 2 < end && text[at] == U'分' && text[at + 1] == U'之' &&
      IsNumeral(text[at + 2]))
    at = RunEnd(text, at + 2, end);
  Match match{at, at};
  if (at - begin < 2) return none;
  if (at < end && suffixes_.Contains(text[at])) match.suffix_end = at + 1;
  return match;
}

}  // namespace tingwen
