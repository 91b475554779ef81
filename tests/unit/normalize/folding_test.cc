#include "normalize/folding.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

std::string Folded(std::string_view text) {
  const auto folded = FoldText(text);
  return folded ? folded->text() : std::string(text);
}

TEST(Folding, MakesDigitsLettersAndSignsNarrow) {
  EXPECT_EQ(Folded("２０２５年Ａ股＋５．２％，（１）"),
            "2025年A股+5.2%，（1）");
  EXPECT_FALSE(FoldText("2025年，增长5.2%"));
}

TEST(Folding, JoinsNumbersThatAreSpacedOut) {
  EXPECT_EQ(Folded("2 0 2 5 年 1 1 月"), "2025年11月");
  EXPECT_EQ(Folded("5 . 2 %"), "5.2 %");
  EXPECT_EQ(Folded("3 .5亿"), "3.5亿");
  EXPECT_EQ(Folded("1 , 286人"), "1,286人");
  EXPECT_EQ(Folded("１\u3000２\u3000亿"), "12亿");
}

TEST(Folding, ClosesTheGapsBetweenHanAndNumbersOrLetters) {
  EXPECT_EQ(Folded("第 3 届 5G\u00a0大会，A 股涨 5% 左右"),
            "第3届5G大会，A股涨5%左右");
  EXPECT_EQ(Folded("共  12 人"), "共12人");
}

TEST(Folding, LeavesNumbersApartThatAreApart) {
  for (const char* text : {"28 650元", "1. 2个", "第3 15名", "3 , 15",
                           "5   公里", "3. ", "6-4 7-6", "T1 3-0"}) {
    EXPECT_EQ(Folded(text), text);
  }
}

TEST(Folding, LeadsBackToTheText) {
  const std::string text = "１ ２亿";
  const auto folded = FoldText(text);
  ASSERT_TRUE(folded);
  EXPECT_EQ(folded->text(), "12亿");
  EXPECT_EQ(folded->SourceOf({0, 2}), (Span{0, 7}));
}

}  // namespace
}  // namespace tingwen
