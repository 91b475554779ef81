// The punctuation that decides where sentences end.
#pragma once

namespace tingwen {

// The closing bracket or quotation mark that belongs to an opening one; 0 for
// other characters. Straight quotes are no pair.
char32_t CloserOf(char32_t open);
bool IsCloser(char32_t c);

// 。！？!?… and full stops, which end sentences in the right place.
bool IsEnder(char32_t c);

// ，、；： after these the same sentence goes on, whatever was quoted before.
bool IsInnerMark(char32_t c);

// An ASCII letter or digit.
bool IsAsciiWord(char32_t c);

}  // namespace tingwen
