#include <gtest/gtest.h>

#include "readers/blocks.h"
#include "readers/reader.h"
#include "readers/repeated_title.h"
#include "readers/structure_table.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

Document Read(const std::string& text) {
  auto document = ReadDocument(text, "test.txt");
  EXPECT_TRUE(document);
  if (!document) return {};
  ExpectSound(*document, text);
  return *std::move(document);
}

Place PlaceOf(std::string_view name) {
  if (name == "line") return Place::kLine;
  if (name == "head") return Place::kHead;
  if (name == "image") return Place::kImage;
  return name == "tail" ? Place::kTail : Place::kTitle;
}

TEST(StructureTable, EveryRowFindsItsExample) {
  const auto& table = StructureTable::Get();
  const auto file = LoadTable("structure", 4);
  ASSERT_TRUE(table && file);
  size_t checked = 0;
  for (const TsvRow& row : file->rows) {
    if (row.cells[0] == "define") continue;
    ASSERT_EQ(row.cells.size(), 6U) << file->ReasonOf(row);
    const std::string_view example = row.cells[4];
    const auto match = table->Find(PlaceOf(row.cells[0]), example);
    ASSERT_TRUE(match) << file->ReasonOf(row);
    EXPECT_EQ(match->reason, file->ReasonOf(row));
    const std::string_view found = !match->author.empty() ? match->author
                                   : !match->date.empty()
                                       ? match->date
                                       : match->span.Of(example);
    EXPECT_EQ(found, row.cells[5]) << file->ReasonOf(row);
    ++checked;
  }
  EXPECT_GT(checked, 20U);
}

TEST(FindBlocks, TellsTheParts) {
  const Document document = Read(
      "青川市召开推进会\n"
      "2025年11月5日 18:20 来源：青川日报\n"
      "新华社青川11月5日电（记者 周岚）青川市今天召开推进会。\n"
      "一、加快项目建设\n"
      "1.抓好开工。\n"
      "会议结束。(责任编辑：王芳)（完）\n");
  using enum BlockKind;
  EXPECT_EQ(KindsOf(document),
            (std::vector{kTitle, kByline, kDateline, kByline, kParagraph,
                         kHeading, kListItem, kParagraph, kByline, kEndMark}));
  EXPECT_EQ(BlockText(document, 2), "新华社青川11月5日电");
  EXPECT_EQ(BlockText(document, 3), "（记者 周岚）");
  EXPECT_EQ(BlockText(document, 9), "（完）");
  EXPECT_EQ(document.metadata.title, "青川市召开推进会");
  EXPECT_EQ(document.metadata.author, "周岚");
  EXPECT_EQ(document.metadata.date, "2025-11-05");
}

TEST(FindBlocks, SentencesThatLookLikePartsStayWhole) {
  for (const char* line :
       {"11月5日电力供应恢复正常。", "记者节快到了，大家都很高兴。",
        "据新华社报道，会议今天召开。", "1.5万人参加了活动。",
        "2025年是收官之年。", "完成任务的人可以先走。", "一、二季度增长较快。",
        "编辑部的故事今晚上演。", "网络消息说，价格会上涨。",
        "来源多样的信息需要核实。"}) {
    const Document document = Read(std::string("标题在这里\n") + line + "\n");
    ASSERT_EQ(document.blocks.size(), 2U) << line;
    EXPECT_EQ(document.blocks[1].kind, BlockKind::kParagraph) << line;
  }
}

TEST(FindBlocks, OneLineIsAParagraph) {
  EXPECT_EQ(KindsOf(Read("今天天气很好")), std::vector{BlockKind::kParagraph});
}

TEST(FindBlocks, WithoutBodyTheFirstLineIsTheTitle) {
  using enum BlockKind;
  EXPECT_EQ(KindsOf(Read("春晓\n春眠不觉晓\n处处闻啼鸟\n")),
            (std::vector{kTitle, kParagraph, kParagraph}));
}

TEST(FindBlocks, ALongFirstLineIsNoTitle) {
  using enum BlockKind;
  EXPECT_EQ(KindsOf(Read("会议今天上午在市委礼堂召开。\n与会者发言。\n")),
            (std::vector{kParagraph, kParagraph}));
}

std::vector<size_t> Repeated(const std::vector<std::string_view>& titles,
                             std::vector<bool> needs_next = {}) {
  needs_next.resize(titles.size(), false);
  return FindRepeatedTitles(titles, needs_next);
}

TEST(FindRepeatedTitles, DropsThePageTitle) {
  EXPECT_EQ(Repeated({"张三:抓项目 促发展", "张三在会上强调", "抓项目 促发展"},
                     {false, true, false}),
            std::vector<size_t>{0});
  EXPECT_EQ(Repeated({"抓项目促发展", "抓项目", "促发展"}),
            std::vector<size_t>{0});
}

TEST(FindRepeatedTitles, KeepsOneOfTwo) {
  EXPECT_EQ(Repeated({"青川召开会议", "青川召开会议"}), std::vector<size_t>{0});
  EXPECT_EQ(Repeated({"快讯：青川召开会议", "青川召开会议"}),
            std::vector<size_t>{1});
}

TEST(FindRepeatedTitles, KeepsWhatOthersNeed) {
  EXPECT_TRUE(
      Repeated({"王五：抓好项目", "李四强调", "抓好项目"}, {false, true, false})
          .empty());
}

TEST(FindRepeatedTitles, KeepsDifferentTitles) {
  EXPECT_TRUE(Repeated({"青川召开会议", "部署四季度工作"}).empty());
  EXPECT_TRUE(Repeated({"会议", "会议"}).empty());
  EXPECT_TRUE(Repeated({"青川召开会议"}).empty());
  EXPECT_TRUE(Repeated({}).empty());
}

TEST(MendTitles, LeavesTheNameOfTheSiteOutOfTheTitle) {
  const Document document = Read(
      "青川召开工业推进会_青川新闻网\n青川召开工业推进会\n今天会议召开。\n");
  EXPECT_EQ(document.metadata.title, "青川召开工业推进会");
  EXPECT_EQ(KindsOf(document),
            (std::vector{BlockKind::kTitle, BlockKind::kParagraph}));
  EXPECT_EQ(RemovalsOf(document), std::vector<std::string>{"repeated title"});
}

}  // namespace
}  // namespace tingwen
