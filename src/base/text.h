// Small helpers over byte strings and UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace tingwen {

// The pieces between the separators; one empty piece for an empty text.
std::vector<std::string_view> Split(std::string_view text, char separator);

// The lines without their ends (LF or CRLF). A last line without an end
// counts; an end at the end of the text begins no further line.
std::vector<std::string_view> SplitLines(std::string_view text);

// Without white space (ASCII, NBSP, ideographic space) at both ends.
std::string_view Trim(std::string_view text);

bool StartsWith(std::string_view text, std::string_view prefix);
bool EndsWith(std::string_view text, std::string_view suffix);
void ReplaceAll(std::string& text, std::string_view from, std::string_view to);

// --- UTF-8 ---------------------------------------------------------------

// What Decode answers for bytes that are not UTF-8.
inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  Span span;           // its bytes
  bool valid = true;   // false: one byte that is not UTF-8
};

// The code point that begins at `position` (< text.size()). An ill-formed
// byte is answered as kReplacement, one byte long, not valid.
CodePoint DecodeAt(std::string_view text, size_t position);

// The code point that ends at `position` (> 0).
CodePoint DecodeBefore(std::string_view text, size_t position);

// All code points in order. Use DecodeAt in hot loops.
std::vector<CodePoint> Decode(std::string_view text);

// The code points of a text.
std::u32string ToUtf32(std::string_view text);

void AppendUtf8(std::string& text, char32_t code_point);
std::string ToUtf8(char32_t code_point);

// The offset of the first byte that is not well-formed UTF-8; npos if none.
size_t FindInvalidUtf8(std::string_view text);

size_t CountCodePoints(std::string_view text);

// Line and column (in code points) of a byte offset, both from 1.
Position PositionOf(std::string_view text, size_t offset);

// The same for many offsets, counting on from the last one while they rise.
class PositionCounter {
 public:
  // `text` must outlive the counter.
  explicit PositionCounter(std::string_view text) : text_(text) {}

  Position At(size_t offset);

 private:
  std::string_view text_;
  size_t counted_ = 0;
  Position place_{1, 1};
};

// --- characters ------------------------------------------------------------

bool IsHan(char32_t c);          // script Han, 〇 and compatibility forms
bool IsSpace(char32_t c);        // White_Space, zero-width space, BOM
bool IsPunctuation(char32_t c);  // general categories P* and S*
bool IsAsciiDigit(char32_t c);
bool IsLatinLetter(char32_t c);  // script Latin, with diacritics
bool IsWide(char32_t c);         // two columns: Han, kana, full-width forms
bool IsControl(char32_t c);      // category Cc, Cf, Co, Cn and surrogates

}  // namespace tingwen
