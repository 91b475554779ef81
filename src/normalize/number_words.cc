#include "normalize/number_words.h"

#include <array>
#include <cstdint>

#include "base/text.h"

namespace tingwen {
namespace {

constexpr size_t kMostDigits = 16;
constexpr uint64_t kMyriad = 10'000;             // 万
constexpr uint64_t kMyriadMyriad = 100'000'000;  // 亿

std::string OnlyDigits(std::string_view text) {
  std::string digits;
  for (char c : text) {
    if (IsAsciiDigit(static_cast<unsigned char>(c))) digits += c;
  }
  return digits;
}

// 1 to 9999. Inside a larger number ten is 一十, alone it is 十.
std::string SayThousands(uint64_t value, bool leading) {
  static constexpr std::array<std::string_view, 4> kUnits = {"千", "百", "十",
                                                             ""};
  std::string said;
  bool gap = false;
  uint64_t scale = 1000;
  for (std::string_view unit : kUnits) {
    const auto digit = static_cast<char>('0' + value / scale % 10);
    scale /= 10;
    if (digit == '0') {
      gap = !said.empty();
      continue;
    }
    if (gap) said += "零";
    gap = false;
    const bool bare_ten =
        leading && digit == '1' && unit == "十" && said.empty();
    const bool pair = leading && digit == '2' && unit == "千";
    if (!bare_ten) said += pair ? "两" : DigitWord(digit);
    said += unit;
  }
  return said;
}

std::string SayValue(uint64_t value, bool leading);

// `value` with 万 or 亿 (`scale`) taken out of it.
std::string SayScaled(uint64_t value, uint64_t scale, std::string_view unit,
                      bool leading) {
  const uint64_t head = value / scale;
  const uint64_t rest = value % scale;
  std::string said =
      leading && head == 2 ? std::string("两") : SayValue(head, leading);
  said += unit;
  if (rest == 0) return said;
  if (rest < scale / 10) said += "零";
  return said + SayValue(rest, false);
}

std::string SayValue(uint64_t value, bool leading) {
  if (value >= kMyriadMyriad) {
    return SayScaled(value, kMyriadMyriad, "亿", leading);
  }
  if (value >= kMyriad) return SayScaled(value, kMyriad, "万", leading);
  return SayThousands(value, leading);
}

std::string_view Sign(std::string_view number) {
  for (std::string_view minus : {"-", "−", "－", "–"}) {
    if (number.starts_with(minus)) return minus;
  }
  return {};
}

}  // namespace

std::string_view DigitWord(char digit) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (digit < '0' || digit > '9') return {};
  return kWords[static_cast<size_t>(digit - '0')];
}

std::string SayCardinal(std::string_view digits) {
  std::string only = OnlyDigits(digits);
  only.erase(0, std::min(only.find_first_not_of('0'), only.size()));
  if (only.empty()) return digits.empty() ? "" : "零";
  if (only.size() > kMostDigits) return SayDigits(only);
  return SayValue(std::stoull(only), true);
}

std::string SayDigits(std::string_view text, std::string_view one) {
  std::string said;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = DecodeAt(text, at);
    at = point.span.end;
    if (point.value == '1') {
      said += one;
    } else if (IsAsciiDigit(point.value)) {
      said += DigitWord(static_cast<char>(point.value));
    } else if (IsLatinLetter(point.value) || IsHan(point.value)) {
      said += point.span.Of(text);
    }
  }
  return said;
}

std::string SayNumber(std::string_view number) {
  if (number.empty()) return {};
  const std::string_view sign = Sign(number);
  number.remove_prefix(sign.size());
  const size_t point = number.find('.');
  std::string said = sign.empty() ? "" : "负";
  if (point == number.npos) return said + SayCardinal(number);
  said += point == 0 ? "零" : SayCardinal(number.substr(0, point));
  return said + "点" + SayDigits(number.substr(point + 1));
}

std::string SayCount(std::string_view number) {
  return number == "2" ? "两" : SayNumber(number);
}

std::string_view TrimFraction(std::string_view number) {
  if (number.find('.') == number.npos) return number;
  number = number.substr(0, number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.remove_suffix(1);
  return number;
}

}  // namespace tingwen
