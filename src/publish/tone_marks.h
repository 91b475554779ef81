// Pinyin as books print it.
#pragma once

#include <string>
#include <string_view>

namespace tingwen {

// "háng" for "hang2", "lǜ" for "lv4", "ma" for "ma5"; what is no such syllable
// is answered as it is. By ICU's transform NumericPinyin-Latin.
std::string WithToneMark(std::string_view syllable);

}  // namespace tingwen
