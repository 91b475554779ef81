#include "readers/repair.h"

#include <gtest/gtest.h>

#include "readers/reader.h"
#include "readers/unwrap.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

std::string Repaired(std::string text) {
  Draft draft(AlignedText::Identity(std::move(text)));
  EXPECT_TRUE(RepairPatterns(draft));
  return draft.text();
}

TEST(RepairPatterns, EveryRowMendsItsExample) {
  const auto table = LoadTable("repair", 8);
  ASSERT_TRUE(table);
  ASSERT_GT(table->rows.size(), 20U);
  for (const TsvRow& row : table->rows) {
    // Rows before may finish what this one begins: its own result must be on
    // the way to the expected one.
    const std::string expected = Unescape(row.cells[7]);
    EXPECT_NE(Unescape(row.cells[6]), expected) << table->ReasonOf(row);
    EXPECT_EQ(Repaired(Unescape(row.cells[6])), Repaired(expected))
        << table->ReasonOf(row);
  }
}

TEST(RepairPatterns, RealQuestionsStayQuestions) {
  EXPECT_EQ(Repaired("谁来负责?市长说他来。"), "谁来负责？市长说他来。");
  EXPECT_EQ(Repaired("你去?我不去。"), "你去?我不去。");
  EXPECT_EQ(Repaired("准备好了吗?"), "准备好了吗？");
  EXPECT_EQ(Repaired("“准备好了?”他问。"), "“准备好了?”他问。");
  EXPECT_EQ(Repaired("怎么看http://a.cn/?id=5的内容"),
            "怎么看http://a.cn/?id=5的内容");
}

TEST(RepairPatterns, LostSpacesBecomeSpaces) {
  EXPECT_EQ(Repaired("冲刺四季度? ?打好收官战"), "冲刺四季度 打好收官战");
  EXPECT_EQ(Repaired("一? ? ?二"), "一 二");
  EXPECT_EQ(Repaired("增长5%? ?创新高"), "增长5% 创新高");
  EXPECT_EQ(Repaired("? ? 会议召开"), "会议召开");
}

TEST(RepairPatterns, LeavesOrdinaryTextAlone) {
  for (const char* text : {"a<b且c>d", "AT&T公司", "屯屯相连", "烫烫烫",
                           "çà et là", "3<5", "他问：“为什么？”", "5.5%"}) {
    EXPECT_EQ(Repaired(text), text);
  }
}

std::string Unwrapped(std::string text) {
  Draft draft(AlignedText::Identity(std::move(text)));
  UnwrapLines(draft);
  return draft.text();
}

TEST(UnwrapLines, JoinsWrappedParagraphs) {
  EXPECT_EQ(Unwrapped("    青川市今天召开防汛工作会议，\n"
                      "部署下一阶段的重点任务，要求\n"
                      "各县区压实责任，做好准备。与\n"
                      "会人员参观了物资仓库。\n"
                      "    会议指出，今年以来，全市降\n"
                      "雨偏多，形势严峻，各级各部门\n"
                      "要保持警惕。\n"),
            "    青川市今天召开防汛工作会议，部署下一阶段的重点任务，要求"
            "各县区压实责任，做好准备。与会人员参观了物资仓库。\n"
            "    会议指出，今年以来，全市降雨偏多，形势严峻，各级各部门"
            "要保持警惕。\n");
}

TEST(UnwrapLines, LeavesLinesThatMeanSomething) {
  for (const char* text :
       {"标题\n一段话。\n又一段话。\n",
        "春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少\n",
        "一、项目\n二、企业\n三、民生\n四、安全\n五、作风\n"}) {
    EXPECT_EQ(Unwrapped(text), text);
  }
}

TEST(UnwrapLines, LeavesTheSamplesAlone) {
  for (const std::string& name : SampleFiles()) {
    const std::string text = ReadSourceFile(name);
    EXPECT_EQ(Unwrapped(text), text) << name;
  }
}

}  // namespace
}  // namespace tingwen
