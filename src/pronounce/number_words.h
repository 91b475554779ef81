// Numbers written in Han characters, which are words of their own.
#pragma once

#include <cstdint>
#include <span>

#include "pronounce/character_classes.h"

namespace tingwen {

class NumberWords {
 public:
  // Needs the classes digit, multiplier and those that begin with number_.
  explicit NumberWords(const CharacterClasses& classes);

  struct Match {
    uint32_t number_end = 0;  // 二零二五, 百分之三十, 第二十
    uint32_t suffix_end = 0;  // with the unit that belongs to it: 二零二五年
  };
  // The longest number of two characters or more that begins at `begin`, and
  // nowhere before (the middle of a number begins none); both ends are `begin`
  // where there is none. Nothing from `end` on is looked at.
  Match Find(std::span<const char32_t> text, uint32_t begin,
             uint32_t end) const;

 private:
  bool IsNumeral(char32_t c) const;
  uint32_t RunEnd(std::span<const char32_t> text, uint32_t begin,
                  uint32_t end) const;

  CharacterClass digits_;
  CharacterClass multipliers_;
  CharacterClass inner_;
  CharacterClass clock_;
  CharacterClass prefixes_;
  CharacterClass suffixes_;
};

}  // namespace tingwen
