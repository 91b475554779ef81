#include "readers/list_numbers.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

TEST(ListNumbers, AreWrittenAsTheFormatSays) {
  const struct {
    int number;
    const char* format;
    const char* written;
  } kCases[] = {{12, "decimal", "12"},
                {3, "chineseCounting", "三"},
                {12, "chineseCountingThousand", "十二"},
                {4, "upperRoman", "IV"},
                {9, "lowerRoman", "ix"},
                {2, "upperLetter", "B"},
                {28, "lowerLetter", "bb"},
                {3, "decimalEnclosedCircle", "③"},
                {21, "decimalEnclosedCircle", "21"},
                {5, "somethingElse", "5"}};
  for (const auto& one : kCases) {
    EXPECT_EQ(FormatListNumber(one.number, one.format), one.written);
  }
}

TEST(ListNumbers, CountUnderEachOther) {
  ListLevels levels;
  levels[0] = {"decimal", "%1.", 1};
  levels[1] = {"decimal", "%1.%2", 1};
  levels[2] = {"bullet", "·", 1};
  ListCounter counter;
  EXPECT_EQ(counter.Next(levels, 0), "1. ");
  EXPECT_EQ(counter.Next(levels, 1), "1.1 ");
  EXPECT_EQ(counter.Next(levels, 1), "1.2 ");
  EXPECT_EQ(counter.Next(levels, 2), "");
  EXPECT_EQ(counter.Next(levels, 0), "2. ");
  EXPECT_EQ(counter.Next(levels, 1), "2.1 ");
}

TEST(ListNumbers, OfHeadingsAreNoItems) {
  EXPECT_TRUE(NumbersItems({"decimal", "%1.", 1}));
  EXPECT_TRUE(NumbersItems({"bullet", "·", 1}));
  EXPECT_FALSE(NumbersItems({"decimal", "%1.%2", 1}));
  EXPECT_FALSE(NumbersItems({"decimal", "第%1条", 1}));
  EXPECT_FALSE(NumbersItems({"chineseCounting", "%1、", 1}));
}

}  // namespace
}  // namespace tingwen
