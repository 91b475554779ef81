#include "readers/sentence_marks.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tingwen {
namespace {

struct Pair {
  char32_t open;
  char32_t close;
};
constexpr std::array<Pair, 11> kPairs = {{{U'“', U'”'},
                                          {U'‘', U'’'},
                                          {U'（', U'）'},
                                          {U'(', U')'},
                                          {U'《', U'》'},
                                          {U'〈', U'〉'},
                                          {U'「', U'」'},
                                          {U'『', U'』'},
                                          {U'【', U'】'},
                                          {U'[', U']'},
                                          {U'〔', U'〕'}}};

}  // namespace

char32_t CloserOf(char32_t open) {
  for (const Pair& pair : kPairs) {
    if (pair.open == open) return pair.close;
  }
  return 0;
}

bool IsCloser(char32_t c) {
  return std::any_of(kPairs.begin(), kPairs.end(),
                     [c](const Pair& pair) { return pair.close == c; });
}

bool IsEnder(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == '!' || c == '?' ||
         c == U'…' || c == U'．' || c == '.';
}

bool IsInnerMark(char32_t c) {
  return c == U'，' || c == ',' || c == U'、' || c == U'；' || c == ';' ||
         c == U'：' || c == ':';
}

bool IsAsciiWord(char32_t c) {
  return c < 0x80 && (IsAsciiDigit(c) || IsLatinLetter(c));
}

}  // namespace tingwen
