#include "app/heard_message.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

std::string Heard(std::string_view line, bool counts, bool single_digits) {
  const MessageHabits habits{single_digits, counts, [](char32_t c) {
                               return c == U'=' ? "等于" : "感叹号";
                             }};
  return HeardMessage(line, habits).text();
}

TEST(HeardMessage, CountsRunsOfASign) {
  EXPECT_EQ(Heard("标题\t======", true, false), "标题\t，6个等于，");
  EXPECT_EQ(Heard("好！！！！！", true, false), "好，5个感叹号，");
  EXPECT_EQ(Heard("好！！！", true, false), "好！！！");
  EXPECT_EQ(Heard("哈哈哈哈哈11111", true, false), "哈哈哈哈哈11111");
}

TEST(HeardMessage, PassesRunsOverWhereNoSignsAreSaid) {
  EXPECT_EQ(Heard("一======二", false, false), "一，二");
  EXPECT_EQ(Heard("好！！！！！", false, false), "好！");
}

TEST(HeardMessage, SaysDigitsOneByOne) {
  EXPECT_EQ(Heard("编号10245，12.5米。", false, true),
            "编号一零二四五，一二点五米。");
  EXPECT_EQ(Heard("编号10245", false, false), "编号10245");
}

TEST(HeardMessage, KnowsWhereEachPartStands) {
  const MessageHabits habits{true, false, {}};
  const AlignedText heard = HeardMessage("====A12", habits);
  EXPECT_EQ(heard.text(), "，A一二");
  EXPECT_EQ(heard.SourceOf({0, 3}), (Span{0, 4}));
  EXPECT_EQ(heard.SourceOf({4, 7}), (Span{5, 6}));
  EXPECT_EQ(heard.SourceOf({7, 10}), (Span{6, 7}));
}

}  // namespace
}  // namespace tingwen
