// A rough reading of single characters, to tell whether pinyin in brackets
// belongs to the characters before it. Not for speaking.
#pragma once

#include <map>
#include <string>

#include "base/result.h"

namespace tingwen {

class HanReading {
 public:
  // Loads data/rules/repair_neutral.tsv. kInternal where it is wrong.
  static Result<HanReading> Load();

  // Whether the character is commonly read as this syllable (no tone).
  bool Agrees(char32_t han, const std::string& base) const;
  // Whether that reading has the neutral tone.
  bool IsNeutral(char32_t han, const std::string& base) const;

 private:
  std::map<char32_t, std::string> neutral_;
};

}  // namespace tingwen
