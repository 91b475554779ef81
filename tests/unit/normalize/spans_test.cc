// The layers lead back to the text, whatever the text is.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/text.h"
#include "unit/normalize/normalize_helper.h"

namespace tingwen {
namespace {

// Texts of characters and snippets in any mixture.
std::string RandomText(std::mt19937& random, size_t pieces) {
  static const std::vector<std::string> kPieces = {"2025",
                                                   "年",
                                                   "11",
                                                   "月",
                                                   "5",
                                                   "日",
                                                   "%",
                                                   "％",
                                                   "-",
                                                   "—",
                                                   "至",
                                                   "～",
                                                   ":",
                                                   "：",
                                                   "/",
                                                   ".",
                                                   ",",
                                                   "，",
                                                   "。",
                                                   "、",
                                                   "“",
                                                   "”",
                                                   "（",
                                                   "）",
                                                   "(",
                                                   ")",
                                                   "《",
                                                   "》",
                                                   "3",
                                                   "１",
                                                   "２",
                                                   "Ａ",
                                                   "A",
                                                   "GDP",
                                                   "km",
                                                   "/h",
                                                   "℃",
                                                   "°C",
                                                   "$",
                                                   "¥",
                                                   "万",
                                                   "亿",
                                                   "元",
                                                   "第",
                                                   "公元前",
                                                   "零下",
                                                   "热线",
                                                   "110",
                                                   "12345",
                                                   "+",
                                                   "N",
                                                   " ",
                                                   "\u00a0",
                                                   "\u3000",
                                                   "①",
                                                   "½",
                                                   "²",
                                                   "·",
                                                   "😀",
                                                   "か",
                                                   "한",
                                                   "Ж",
                                                   "é",
                                                   "〇",
                                                   "两",
                                                   "中国",
                                                   "增长",
                                                   "比分",
                                                   "战胜",
                                                   "'",
                                                   "\"",
                                                   "…",
                                                   "\xff",
                                                   "\xe4\xb8",
                                                   "1,234",
                                                   "0.5",
                                                   "400-810-1234",
                                                   "www.gov.cn",
                                                   "a@b.cn",
                                                   "#",
                                                   "@",
                                                   "×"};
  std::string text;
  for (size_t i = 0; i < pieces; ++i) {
    text += kPieces[random() % kPieces.size()];
  }
  return text;
}

void ExpectEveryCharacterCovered(const Document& document) {
  const std::string& text = document.text.text();
  size_t covered = 0;
  for (const Token& token : document.tokens) {
    ASSERT_LT(token.span.begin, token.span.end) << text;
    ASSERT_LE(covered, token.span.begin) << text;
    for (size_t at = covered; at < token.span.begin;) {
      const CodePoint point = DecodeAt(text, at);
      ASSERT_TRUE(IsSpace(point.value)) << text << " at " << at;
      at = point.span.end;
    }
    covered = token.span.end;
  }
  ASSERT_EQ(Trim(std::string_view(text).substr(covered)), "") << text;
}

void ExpectSpokenInsideItsToken(const Document& document) {
  const std::string& text = document.text.text();
  std::vector<int> pieces(document.tokens.size());
  size_t last = 0;
  for (const Spoken& spoken : document.spoken) {
    ASSERT_LT(spoken.token, document.tokens.size());
    ASSERT_TRUE(document.tokens[spoken.token].span.Contains(spoken.span))
        << text;
    ASSERT_LE(last, spoken.span.begin) << text;
    ASSERT_FALSE(document.Why(spoken.reason).empty());
    ASSERT_TRUE(std::none_of(spoken.text.begin(), spoken.text.end(),
                             [](unsigned char c) { return IsAsciiDigit(c); }))
        << text << " -> " << spoken.text;
    last = spoken.span.begin;
    ++pieces[spoken.token];
  }
  for (int count : pieces) ASSERT_GT(count, 0) << text;
}

TEST(Spans, CoverAnyMixtureOfCharacters) {
  std::mt19937 random(1);
  for (int i = 0; i < 4000; ++i) {
    const Document document =
        Normalized(OurNormalizer(), RandomText(random, 1 + random() % 24));
    ExpectEveryCharacterCovered(document);
    ExpectSpokenInsideItsToken(document);
    if (HasFatalFailure()) return;
  }
}

TEST(Spans, OfFieldsFollowTheOrderOfWriting) {
  const std::string text = "于2025年11月5日开幕";
  const Document document = Normalized(OurNormalizer(), text);
  std::vector<std::pair<std::string_view, std::string>> pairs;
  for (const Spoken& spoken : document.spoken) {
    pairs.emplace_back(document.TextOf(spoken.span), spoken.text);
  }
  const std::vector<std::pair<std::string_view, std::string>> expected = {
      {"于", "于"},
      {"2025年", "二零二五年"},
      {"11月", "十一月"},
      {"5日", "五日"},
      {"开幕", "开幕"}};
  EXPECT_EQ(pairs, expected);
}

TEST(Spans, OfAReorderedTokenAreTheToken) {
  const Document document = Normalized(OurNormalizer(), "占1/3");
  ASSERT_EQ(document.spoken.size(), 2U);
  EXPECT_EQ(document.spoken[1].text, "三分之一");
  EXPECT_EQ(document.TextOf(document.spoken[1].span), "1/3");
}

TEST(Spans, OfFullWidthTextAreThoseOfTheText) {
  const Document document = Normalized(OurNormalizer(), "２０２５年、ＧＤＰ");
  ASSERT_EQ(document.tokens.size(), 3U);
  EXPECT_EQ(document.TextOf(document.tokens[0].span), "２０２５年");
  EXPECT_EQ(document.TextOf(document.tokens[2].span), "ＧＤＰ");
}

// Long runs of what begins rules; a quadratic matcher would not come back.
TEST(Spans, OfLongRunsAreFoundInLinearTime) {
  for (std::string_view unit : {"1", "“", "（", "1-", "1/", "A1", "2025年", "-",
                                "1,", "%", "www.", "①", "GDP", "1:", "+"}) {
    std::string text;
    while (text.size() < 300'000) text += unit;
    const Document document = Normalized(OurNormalizer(), std::move(text));
    ExpectEveryCharacterCovered(document);
  }
}

}  // namespace
}  // namespace tingwen
