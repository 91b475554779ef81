#include "normalize/number_words.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>

#include "base/text.h"

namespace tingwen {
namespace {

// Reads Han numerals back, independently of how they are written: digits are
// multiplied by 十百千, sections by 万 and 亿.
uint64_t ValueOf(std::string_view words) {
  static const std::map<std::string_view, uint64_t> kDigits = {
      {"零", 0}, {"一", 1}, {"二", 2}, {"两", 2}, {"三", 3}, {"四", 4},
      {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}};
  static const std::map<std::string_view, uint64_t> kUnits = {
      {"十", 10}, {"百", 100}, {"千", 1000}};
  uint64_t total = 0;    // of finished 亿
  uint64_t myriads = 0;  // of finished 万
  uint64_t section = 0;  // below 万
  uint64_t digit = 0;
  bool has_digit = false;
  for (size_t at = 0; at < words.size(); at += 3) {
    const std::string_view word = words.substr(at, 3);
    if (const auto found = kDigits.find(word); found != kDigits.end()) {
      digit = found->second;
      has_digit = true;
    } else if (const auto unit = kUnits.find(word); unit != kUnits.end()) {
      section += (has_digit ? digit : 1) * unit->second;
      digit = 0;
      has_digit = false;
    } else {
      const uint64_t here = section + digit;
      section = digit = 0;
      has_digit = false;
      if (word == "万") {
        myriads += here * 10'000;
      } else {
        total = (total + myriads + here) * 100'000'000;
        myriads = 0;
      }
    }
  }
  return total + myriads + section + digit;
}

TEST(SayCardinal, ReadsBackAsTheSameValue) {
  for (uint64_t value = 0; value <= 120'000; ++value) {
    ASSERT_EQ(ValueOf(SayCardinal(std::to_string(value))), value);
  }
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const uint64_t value =
        random() % 10'000'000'000'000'000ULL >> (random() % 50);
    ASSERT_EQ(ValueOf(SayCardinal(std::to_string(value))), value) << value;
  }
}

TEST(SayCardinal, NeverBeginsOrEndsWithAnIdleZero) {
  std::mt19937_64 random(8);
  for (int i = 0; i < 20'000; ++i) {
    const uint64_t value = 1 + random() % 1'000'000'000'000ULL;
    const std::string said = SayCardinal(std::to_string(value));
    EXPECT_FALSE(said.starts_with("零")) << value;
    EXPECT_FALSE(said.ends_with("零")) << value;
    EXPECT_EQ(said.find("零零"), said.npos) << value;
  }
}

TEST(SayCardinal, SaysTensAndPairsAsPeopleDo) {
  EXPECT_EQ(SayCardinal("0"), "零");
  EXPECT_EQ(SayCardinal("10"), "十");
  EXPECT_EQ(SayCardinal("110"), "一百一十");
  EXPECT_EQ(SayCardinal("1010"), "一千零一十");
  EXPECT_EQ(SayCardinal("120000"), "十二万");
  EXPECT_EQ(SayCardinal("2"), "二");
  EXPECT_EQ(SayCardinal("200"), "二百");
  EXPECT_EQ(SayCardinal("2000"), "两千");
  EXPECT_EQ(SayCardinal("22222"), "两万二千二百二十二");
  EXPECT_EQ(SayCardinal("12000"), "一万二千");
  EXPECT_EQ(SayCardinal("200000000"), "两亿");
  EXPECT_EQ(SayCardinal("1,234,567"), "一百二十三万四千五百六十七");
  EXPECT_EQ(SayCardinal("007"), "七");
  EXPECT_EQ(SayCardinal("1000000000000"), "一万亿");
  EXPECT_EQ(SayCardinal("12345678901234567"),
            "一二三四五六七八九零一二三四五六七");
}

TEST(SayNumber, SaysFractionsDigitByDigit) {
  EXPECT_EQ(SayNumber("12.50"), "十二点五零");
  EXPECT_EQ(SayNumber("-0.05"), "负零点零五");
  EXPECT_EQ(SayNumber(".5"), "零点五");
  EXPECT_EQ(SayNumber(""), "");
}

TEST(SayDigits, LeavesOutWhatIsNoDigitOrLetter) {
  EXPECT_EQ(SayDigits("010-6519"), "零一零六五一九");
  EXPECT_EQ(SayDigits("110", "幺"), "幺幺零");
  EXPECT_EQ(SayDigits("渝A·12"), "渝A一二");
}

TEST(TrimFraction, TakesIdleZerosOnly) {
  EXPECT_EQ(TrimFraction("12.50"), "12.5");
  EXPECT_EQ(TrimFraction("3.00"), "3");
  EXPECT_EQ(TrimFraction("100"), "100");
  EXPECT_EQ(TrimFraction("0.05"), "0.05");
}

}  // namespace
}  // namespace tingwen
