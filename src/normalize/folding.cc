#include "normalize/folding.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace tingwen {
namespace {

constexpr char32_t kWidthOffset = 0xFEE0;  // U+FF21 Ａ is U+0041 A

bool Folds(char32_t c) {
  if (c < 0xFF01 || c > 0xFF5E) return false;
  const char32_t narrow = c - kWidthOffset;
  return IsAsciiDigit(narrow) || IsLatinLetter(narrow) ||
         std::u32string_view(U"%+-./=<>$&@#").find(narrow) !=
             std::u32string_view::npos;
}

// All of them begin with the byte EF and then BC or BD.
size_t FindWide(std::string_view text, size_t from) {
  for (size_t at = from; (at = text.find('\xEF', at)) != text.npos; ++at) {
    if (Folds(DecodeAt(text, at).value)) return at;
  }
  return text.npos;
}

bool IsDigitAt(std::string_view text, size_t at) {
  return at < text.size() && IsAsciiDigit(static_cast<unsigned char>(text[at]));
}

// Behind one space at `at`; `at` where none stands there.
size_t SkipSpace(std::string_view text, size_t at) {
  if (at >= text.size()) return at;
  const CodePoint point = DecodeAt(text, at);
  return IsSpace(point.value) && point.value != '\n' ? point.span.end : at;
}

// Whether the digit before `end` is a digit of its own: no other one before.
bool IsLoneDigit(std::string_view text, size_t end) {
  return end < 2 || !IsDigitAt(text, end - 2);
}

// How many digits stand from `at` on.
size_t CountDigits(std::string_view text, size_t at) {
  size_t end = at;
  while (IsDigitAt(text, end)) ++end;
  return end - at;
}

// Whether a mark of scores stands at `at`, between digits.
bool IsScoreMark(std::string_view text, size_t at) {
  return at > 0 && at < text.size() && (text[at] == '-' || text[at] == ':') &&
         IsDigitAt(text, at - 1) && IsDigitAt(text, at + 1);
}

// Whether two lone digits, ending at `first` and beginning at `second`, are of
// different things: scores (6-4 7-6), a name and a score (T1 3-0).
bool AreApart(std::string_view text, size_t first, size_t second) {
  if (IsScoreMark(text, second + 1)) return true;
  if (first < 2) return false;
  const auto before = static_cast<unsigned char>(text[first - 2]);
  return IsScoreMark(text, first - 2) ||
         (before < 0x80 && IsLatinLetter(before));
}

// Whether a number goes on behind the mark between its digits: any digits
// after a point, three after a comma.
bool GoesOn(std::string_view text, char mark, size_t at) {
  const size_t digits = CountDigits(text, at);
  return mark == '.' ? digits > 0 : mark == ',' && digits == 3;
}

// The spaces from `at` on, where a digit ends, that don't belong to the
// number: before a decimal point or a grouping comma, or between two lone
// digits.
void FindSpacesAfterDigit(std::string_view text, size_t at,
                          std::vector<Span>& spaces) {
  const size_t next = SkipSpace(text, at);
  if (next == at || next >= text.size()) return;
  if (IsDigitAt(text, next)) {
    if (IsLoneDigit(text, at) && !IsDigitAt(text, next + 1) &&
        !AreApart(text, at, next)) {
      spaces.push_back({at, next});
    }
    return;
  }
  const size_t fraction = SkipSpace(text, next + 1);
  if (!GoesOn(text, text[next], fraction)) return;
  spaces.push_back({at, next});
  if (fraction > next + 1) spaces.push_back({next + 1, fraction});
}

// Behind at most two spaces from `at` on; a wider gap parts columns.
size_t SkipSpaces(std::string_view text, size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  // Of NBSP; of U+2000 and its like; of the ideographic space.
  if (first != ' ' && first != 0xC2 && first != 0xE2 && first != 0xE3) {
    return at;
  }
  const size_t one = SkipSpace(text, at);
  const size_t two = SkipSpace(text, one);
  return SkipSpace(text, two) == two ? two : at;
}

// Whether a gap is one of those that many editors leave between Han and
// digits or Latin letters: 2025 年 11 月, A 股.
bool PartsScripts(std::string_view text, size_t begin, size_t end) {
  if (begin == 0 || end >= text.size()) return false;
  auto is_word = [](char32_t c) {
    return c < 0x80 && (IsAsciiDigit(c) || IsLatinLetter(c));
  };
  const char32_t before = DecodeBefore(text, begin).value;
  const char32_t after = DecodeAt(text, end).value;
  return (IsHan(before) && is_word(after)) ||
         ((is_word(before) || before == '%') && IsHan(after));
}

std::vector<Span> NeedlessSpaces(std::string_view text) {
  std::vector<Span> spaces;
  for (size_t at = 0; at + 1 < text.size();) {
    if (IsDigitAt(text, at) && !IsDigitAt(text, at + 1)) {
      FindSpacesAfterDigit(text, at + 1, spaces);
    }
    const size_t end = SkipSpaces(text, at);
    if (end > at && PartsScripts(text, at, end)) spaces.push_back({at, end});
    at = std::max(end, at + 1);
  }
  return spaces;
}

}  // namespace

std::optional<AlignedText> FoldWidth(std::string_view text) {
  size_t at = FindWide(text, 0);
  if (at == text.npos) return std::nullopt;
  AlignedTextBuilder builder(text);
  for (; at != text.npos; at = FindWide(text, at)) {
    const CodePoint wide = DecodeAt(text, at);
    builder.CopyUntil(at);
    builder.Replace(wide.span.size(), ToUtf8(wide.value - kWidthOffset));
    at = wide.span.end;
  }
  return std::move(builder).Build();
}

std::optional<AlignedText> FoldText(std::string_view text) {
  auto wide = FoldWidth(text);
  const std::string_view folded = wide ? wide->text() : text;
  const std::vector<Span> spaces = NeedlessSpaces(folded);
  if (spaces.empty()) return wide;
  AlignedTextBuilder builder(folded);
  for (const Span& space : spaces) {
    builder.CopyUntil(space.begin);
    builder.Drop(space.size(), "space");
  }
  AlignedText joined = std::move(builder).Build();
  return wide ? wide->Then(joined) : std::move(joined);
}

}  // namespace tingwen
