#include "readers/list_numbers.h"

#include <unicode/numfmt.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/text.h"

namespace tingwen {
namespace {

// Larger ones are written in digits; no list begins behind it.
constexpr int kLargestNumber = 9999;

// The numbering systems of ICU (CLDR) that write the formats of OOXML.
struct NumberFormatName {
  std::string_view format;
  const char* locale;
};
constexpr NumberFormatName kFormats[] = {
    {"chineseCounting", "zh@numbers=hans"},
    {"chineseCountingThousand", "zh@numbers=hans"},
    {"japaneseCounting", "zh@numbers=hans"},
    {"taiwaneseCounting", "zh@numbers=hans"},
    {"taiwaneseCountingThousand", "zh@numbers=hans"},
    {"ideographDigital", "zh@numbers=hanidec"},
    {"chineseLegalSimplified", "zh@numbers=hansfin"},
    {"ideographLegalTraditional", "zh@numbers=hantfin"},
    {"decimalFullWidth", "zh@numbers=fullwide"},
    {"upperRoman", "en@numbers=roman"},
    {"lowerRoman", "en@numbers=romanlow"},
};

std::string FormatWithIcu(int number, const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> format(
      icu::NumberFormat::createInstance(icu::Locale(locale), status));
  std::string text;
  if (U_FAILURE(status)) return std::to_string(number);
  format->setGroupingUsed(false);
  icu::UnicodeString written;
  format->format(static_cast<int32_t>(number), written);
  return written.toUTF8String(text);
}

// a, b ... z, aa, bb ... as word processors count on.
std::string Letters(int number, char first) {
  const auto index = static_cast<size_t>(number - 1);
  return std::string(index / 26 + 1, static_cast<char>(first + index % 26));
}

// Characters that stand for a number each: ① to ⑳.
constexpr char32_t kCircledOne = 0x2460;
constexpr int kCircled = 20;

}  // namespace

std::string FormatListNumber(int number, std::string_view format) {
  if (number < 1 || number > kLargestNumber) return std::to_string(number);
  for (const NumberFormatName& known : kFormats) {
    if (known.format == format) return FormatWithIcu(number, known.locale);
  }
  if (format == "upperLetter") return Letters(number, 'A');
  if (format == "lowerLetter") return Letters(number, 'a');
  const bool circled = format == "decimalEnclosedCircle" ||
                       format == "decimalEnclosedCircleChinese";
  if (circled && number <= kCircled) {
    return ToUtf8(kCircledOne + static_cast<char32_t>(number - 1));
  }
  return std::to_string(number);
}

std::string ListCounter::Next(const ListLevels& levels, size_t level) {
  level = std::min(level, kListLevels - 1);
  const auto begin = [&](size_t at) {
    return std::clamp(levels[at].start, 0, kLargestNumber);
  };
  for (size_t i = 0; i < level; ++i) {
    if (counts_[i] == kNotBegun) counts_[i] = begin(i);
  }
  counts_[level] =
      counts_[level] == kNotBegun ? begin(level) : counts_[level] + 1;
  std::fill(counts_.begin() + level + 1, counts_.end(), kNotBegun);
  const ListLevel& shown = levels[level];
  if (shown.format.empty() || shown.format == "none" ||
      shown.format == "bullet") {
    return {};
  }
  std::string words = shown.text;
  for (size_t i = 0; i < kListLevels; ++i) {
    ReplaceAll(words, "%" + std::to_string(i + 1),
               FormatListNumber(counts_[i], levels[i].format));
  }
  const bool narrow =
      !words.empty() && static_cast<unsigned char>(words.back()) < 0x80;
  return narrow ? words + " " : words;
}

bool NumbersItems(const ListLevel& level) {
  if (level.format == "bullet") return true;
  const bool counts =
      level.format == "decimal" || level.format == "upperLetter" ||
      level.format == "lowerLetter" || level.format == "upperRoman" ||
      level.format == "lowerRoman" ||
      level.format.starts_with("decimalEnclosedCircle");
  const bool is_one =
      std::count(level.text.begin(), level.text.end(), '%') == 1;
  const auto all = Decode(level.text);
  return counts && is_one &&
         std::none_of(all.begin(), all.end(),
                      [](const CodePoint& c) { return IsHan(c.value); });
}

}  // namespace tingwen
