#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace tingwen {
namespace {

// ICU's code points are signed.
UChar32 Icu(char32_t c) { return static_cast<UChar32>(c); }

UScriptCode ScriptOf(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(Icu(c), &status);
}

}  // namespace

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  size_t begin = 0;
  for (size_t end; (end = text.find(separator, begin)) != text.npos;
       begin = end + 1) {
    pieces.push_back(text.substr(begin, end - begin));
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

std::vector<std::string_view> SplitLines(std::string_view text) {
  if (text.empty()) return {};
  if (text.back() == '\n') text.remove_suffix(1);
  std::vector<std::string_view> lines = Split(text, '\n');
  for (std::string_view& line : lines) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  }
  return lines;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty()) {
    CodePoint first = DecodeAt(text, 0);
    if (!IsSpace(first.value)) break;
    text.remove_prefix(first.span.size());
  }
  while (!text.empty()) {
    CodePoint last = DecodeBefore(text, text.size());
    if (!IsSpace(last.value)) break;
    text.remove_suffix(last.span.size());
  }
  return text;
}

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix);
}

bool EndsWith(std::string_view text, std::string_view suffix) {
  return text.ends_with(suffix);
}

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != text.npos;
       at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

CodePoint DecodeAt(std::string_view text, size_t position) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const uint8_t* at = bytes + position;
  if (at[0] < 0x80) return {at[0], {position, position + 1}, true};
  // Three bytes from U+1000 on, without the surrogates: what Chinese is made
  // of.
  if (at[0] > 0xE0 && at[0] < 0xF0 && at[0] != 0xED &&
      text.size() - position >= 3 && (at[1] & 0xC0) == 0x80 &&
      (at[2] & 0xC0) == 0x80) {
    const char32_t value =
        (at[0] & 0x0FU) << 12 | (at[1] & 0x3FU) << 6 | (at[2] & 0x3FU);
    return {value, {position, position + 3}, true};
  }
  // The length is cut so that ICU's 32-bit offsets hold for any text.
  const auto length =
      static_cast<int32_t>(std::min<size_t>(text.size() - position, 4));
  int32_t next = 0;
  UChar32 value = -1;
  U8_NEXT(bytes + position, next, length, value);
  if (value < 0) return {kReplacement, {position, position + 1}, false};
  return {static_cast<char32_t>(value), {position, position + next}, true};
}

CodePoint DecodeBefore(std::string_view text, size_t position) {
  for (size_t back = 1; back <= 4 && back <= position; ++back) {
    const auto byte = static_cast<unsigned char>(text[position - back]);
    if ((byte & 0xC0) == 0x80) continue;
    CodePoint found = DecodeAt(text, position - back);
    if (found.valid && found.span.end == position) return found;
    break;
  }
  return {kReplacement, {position - 1, position}, false};
}

std::vector<CodePoint> Decode(std::string_view text) {
  std::vector<CodePoint> points;
  points.reserve(text.size() / 2);
  for (size_t at = 0; at < text.size();) {
    points.push_back(DecodeAt(text, at));
    at = points.back().span.end;
  }
  return points;
}

std::u32string ToUtf32(std::string_view text) {
  std::u32string points;
  for (const CodePoint& point : Decode(text)) points += point.value;
  return points;
}

void AppendUtf8(std::string& text, char32_t code_point) {
  if (code_point < 0x80) {
    text.push_back(static_cast<char>(code_point));
    return;
  }
  if (code_point >= 0x1000 && code_point < 0xD800) {
    const char three[] = {static_cast<char>(0xE0 | code_point >> 12),
                          static_cast<char>(0x80 | (code_point >> 6 & 0x3F)),
                          static_cast<char>(0x80 | (code_point & 0x3F))};
    text.append(three, 3);
    return;
  }
  uint8_t bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  UBool failed = false;
  U8_APPEND(bytes, length, U8_MAX_LENGTH, Icu(code_point), failed);
  if (failed) return AppendUtf8(text, kReplacement);
  text.append(reinterpret_cast<const char*>(bytes), length);
}

std::string ToUtf8(char32_t code_point) {
  std::string text;
  AppendUtf8(text, code_point);
  return text;
}

size_t FindInvalidUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    CodePoint point = DecodeAt(text, at);
    if (!point.valid) return at;
    at = point.span.end;
  }
  return std::string_view::npos;
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); at = DecodeAt(text, at).span.end) {
    ++count;
  }
  return count;
}

Position PositionOf(std::string_view text, size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const size_t line_start = before.rfind('\n');
  const size_t column_start = line_start == before.npos ? 0 : line_start + 1;
  return {
      static_cast<size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
      CountCodePoints(before.substr(column_start)) + 1};
}

Position PositionCounter::At(size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < counted_) *this = PositionCounter(text_);
  const std::string_view passed = text_.substr(counted_, offset - counted_);
  const Position step = PositionOf(passed, passed.size());
  place_.column =
      step.line == 1 ? place_.column + step.column - 1 : step.column;
  place_.line += step.line - 1;
  counted_ = offset;
  return place_;
}

bool IsHan(char32_t c) {
  if (c < 0x3000) return false;
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  return c == U'〇' || ScriptOf(c) == USCRIPT_HAN;
}

bool IsSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(Icu(c)) || c == 0x200B || c == 0xFEFF;
}

bool IsWide(char32_t c) { return c >= 0x1100; }

bool IsPunctuation(char32_t c) {
  const uint32_t mask = U_GET_GC_MASK(Icu(c));
  return (mask & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

bool IsAsciiDigit(char32_t c) { return c >= '0' && c <= '9'; }

bool IsLatinLetter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(Icu(c)) && ScriptOf(c) == USCRIPT_LATIN;
}

bool IsControl(char32_t c) {
  return (U_GET_GC_MASK(Icu(c)) & U_GC_C_MASK) != 0;
}

}  // namespace tingwen
