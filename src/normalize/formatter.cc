#include "normalize/formatter.h"

#include <unicode/uchar.h>

#include <cmath>
#include <map>

#include "base/message.h"
#include "base/text.h"
#include "normalize/number_words.h"

namespace tingwen {
namespace {

using Style = ReadingStyle;

// Numbers by their place values, with 二百 as the style wants it.
std::string InStyle(std::string said, const Style& style) {
  if (style.hundreds != "二") ReplaceAll(said, "二百", style.hundreds + "百");
  return said;
}

std::string Cardinal(std::string_view value, const Style& style) {
  return InStyle(SayCardinal(value), style);
}

std::string Number(std::string_view value, const Style& style) {
  return InStyle(SayNumber(value), style);
}

std::string Count(std::string_view value, const Style& style) {
  return InStyle(SayCount(value), style);
}

// Percentages and amounts of money, where 3.50 says no more than 3.5.
std::string Trimmed(std::string_view value, const Style& style) {
  return Number(TrimFraction(value), style);
}

std::string TrimmedCount(std::string_view value, const Style& style) {
  return Count(TrimFraction(value), style);
}

std::string Digits(std::string_view value, const Style&) {
  return SayDigits(value);
}

std::string Telephone(std::string_view value, const Style& style) {
  return SayDigits(value, style.one);
}

std::string Year(std::string_view value, const Style& style) {
  return style.years == YearStyle::kDigits ? SayDigits(value)
                                           : Cardinal(value, style);
}

// The word after the hour of a clock time, whatever the field is.
std::string Clock(std::string_view, const Style& style) { return style.clock; }

// The hour of a clock time: 02 is 两.
std::string Hour(std::string_view value, const Style&) {
  const std::string_view trimmed =
      value.substr(std::min(value.find_first_not_of('0'), value.size()));
  return trimmed == "2" ? "两" : SayCardinal(value);
}

// After 百分之: a hundred is 百.
std::string Percent(std::string_view value, const Style& style) {
  const std::string_view trimmed = TrimFraction(value);
  return trimmed == "100" ? "百" : Number(trimmed, style);
}

// Minutes and seconds after an hour: 05 is 零五.
std::string TwoPlaces(std::string_view value, const Style&) {
  if (value.size() == 2 && value[0] == '0' && value[1] != '0') {
    return "零" + SayCardinal(value);
  }
  return SayCardinal(value);
}

// Minutes that go unsaid on the hour.
std::string Minute(std::string_view value, const Style& style) {
  if (value.find_first_not_of('0') == value.npos) return {};
  return TwoPlaces(value, style);
}

// Superscript and subscript digits as plain ones, one by one.
char PlainDigit(char32_t c) {
  const int value = u_charDigitValue(static_cast<UChar32>(c));
  if (value >= 0) return static_cast<char>('0' + value);
  const double number = u_getNumericValue(static_cast<UChar32>(c));
  const bool small =
      (c >= 0x2070 && c <= 0x2089) || c == 0xB2 || c == 0xB3 || c == 0xB9;
  return small && number >= 0 && number <= 9
             ? static_cast<char>('0' + static_cast<int>(number))
             : '\0';
}

// An exponent: ⁻⁸ as 负八.
std::string Superscript(std::string_view value, const Style&) {
  std::string digits;
  for (const CodePoint& point : Decode(value)) {
    if (point.value == U'⁻') digits += '-';
    if (const char digit = PlainDigit(point.value)) digits += digit;
  }
  return SayNumber(digits);
}

// Addresses of the net: the signs are said, digits one by one.
std::string Address(std::string_view value, const Style&) {
  static const std::map<char32_t, std::string_view> kSigns = {
      {'.', "点"},     {'@', "艾特"}, {'/', "斜杠"},   {'-', "杠"},
      {'_', "下划线"}, {':', "冒号"}, {'?', "问号"},   {'=', "等于"},
      {'&', "和"},     {'#', "井号"}, {'%', "百分号"}, {'+', "加"}};
  std::string said;
  for (const CodePoint& point : Decode(value)) {
    const auto sign = kSigns.find(point.value);
    said += sign != kSigns.end() ? std::string(sign->second)
                                 : SayDigits(point.span.Of(value));
  }
  return said;
}

bool BetweenLetters(std::string_view text, Span span) {
  return span.begin > 0 && span.end < text.size() &&
         IsLatinLetter(DecodeBefore(text, span.begin).value) &&
         IsLatinLetter(DecodeAt(text, span.end).value);
}

// A number in a name: one with a leading zero is a code (A03), digit by digit.
std::string NumberInName(std::string_view number) {
  const bool code = number.size() > 1 && number[0] == '0' && number[1] != '.';
  return code ? SayDigits(number) : SayNumber(number);
}

// Letters as they are, each run of digits as a number: G20, iPhone 15.
std::string Mixed(std::string_view value, const Style&) {
  std::string said;
  for (size_t at = 0; at < value.size();) {
    const CodePoint point = DecodeAt(value, at);
    if (IsAsciiDigit(point.value)) {
      const size_t end =
          std::min(value.find_first_not_of("0123456789.,", at), value.size());
      said += NumberInName(value.substr(at, end - at));
      at = end;
      continue;
    }
    if (const char digit = PlainDigit(point.value)) {
      said += DigitWord(digit);
    } else if (IsLatinLetter(point.value) || IsHan(point.value)) {
      said += point.span.Of(value);
    } else if (IsSpace(point.value) && BetweenLetters(value, point.span)) {
      said += ' ';
    }
    at = point.span.end;
  }
  return said;
}

// Numbers joined by points, each level said as a number: 1.2.3, 12.9.
std::string Points(std::string_view value, const Style&) {
  std::string said;
  for (std::string_view level : Split(value, '.')) {
    if (!said.empty()) said += "点";
    said += SayCardinal(level);
  }
  return said;
}

// Numbers joined by other signs, which are said: 1+6+N as 一加六加N.
std::string Sum(std::string_view value, const Style& style) {
  std::string said;
  for (std::string_view part : Split(value, '+')) {
    if (!said.empty()) said += "加";
    said += Mixed(Trim(part), style);
  }
  return said;
}

// A character that is a number, by its Unicode value: ①, Ⅳ, ㈠, 叁, ½ not.
std::string NumberSign(std::string_view value, const Style&) {
  const double number =
      u_getNumericValue(static_cast<UChar32>(DecodeAt(value, 0).value));
  if (number < 0 || number != std::floor(number)) return std::string(value);
  return SayCardinal(std::to_string(static_cast<long>(number)));
}

// Letters as they are written, without anything else.
std::string Letters(std::string_view value, const Style&) {
  return std::string(value);
}

}  // namespace

Result<ReadingStyle> FindStyle(const Table& styles,
                               const NormalizeOptions& options) {
  auto cell = [&](std::string_view column) {
    const int index = styles.ColumnIndex(column);
    return index < 0 ? nullptr : styles.Find(options.style, index);
  };
  const std::string* one = cell("one");
  const std::string* clock = cell("clock");
  const std::string* hundreds = cell("hundreds");
  const std::string* years = cell("years");
  if (!one || !clock || !hundreds || !years) {
    return FailWith(ErrorCode::kUsage, "", "normalize.style", options.style);
  }
  const YearStyle by_table =
      *years == "cardinal" ? YearStyle::kCardinal : YearStyle::kDigits;
  return ReadingStyle{*one, *clock, *hundreds,
                      options.years.value_or(by_table)};
}

Formatter FindFormatter(std::string_view name) {
  static const std::map<std::string_view, Formatter> kFormatters = {
      {"cardinal", Cardinal},
      {"number", Number},
      {"count", Count},
      {"trimmed", Trimmed},
      {"trimmed_count", TrimmedCount},
      {"digits", Digits},
      {"telephone", Telephone},
      {"hour", Hour},
      {"clock", Clock},
      {"percent", Percent},
      {"superscript", Superscript},
      {"address", Address},
      {"year", Year},
      {"two_places", TwoPlaces},
      {"minute", Minute},
      {"mixed", Mixed},
      {"points", Points},
      {"sum", Sum},
      {"number_sign", NumberSign},
      {"letters", Letters},
  };
  const auto found = kFormatters.find(name);
  return found == kFormatters.end() ? nullptr : found->second;
}

}  // namespace tingwen
