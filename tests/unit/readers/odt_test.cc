#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/reader.h"
#include "unit/readers/packed.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using testing::Contains;
using testing::ElementsAre;

Document Read(const std::string& bytes) {
  Document document = ReadSound(bytes, "a.odt");
  EXPECT_EQ(document.metadata.format, "odt");
  return document;
}

TEST(Odt, ReadsHeadingsAndParagraphs) {
  const Document document = Read(MakeOdt(
      "<text:p text:style-name='P1'>全市工业推进会召开</text:p>"
      "<text:h text:outline-level='2'>概况</text:h>"
      "<text:p>会议<text:s text:c='2'/>要求<text:span>加快</text:span>建设。"
      "</text:p>",
      "<style:style style:name='P1' style:family='paragraph' "
      "style:parent-style-name='Title'/>"));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kTitle, BlockKind::kHeading,
                          BlockKind::kParagraph));
  EXPECT_EQ(document.blocks[1].level, 2);
  EXPECT_EQ(document.metadata.title, "全市工业推进会召开");
}

TEST(Odt, CountsListsAsTheyAreShown) {
  const Document document = Read(MakeOdt(
      "<text:list text:style-name='L1'><text:list-item><text:p>修路</text:p>"
      "<text:list><text:list-item><text:p>勘察</text:p></text:list-item>"
      "</text:list></text:list-item><text:list-item><text:p>架桥</text:p>"
      "</text:list-item></text:list>"
      "<text:list text:style-name='L2'><text:list-item><text:p>抓好落实。"
      "</text:p></text:list-item></text:list>",
      "<text:list-style style:name='L1'>"
      "<text:list-level-style-number text:level='1' style:num-suffix='.' "
      "style:num-format='1'/><text:list-level-style-bullet text:level='2'/>"
      "</text:list-style><text:list-style style:name='L2'>"
      "<text:list-level-style-number text:level='1' style:num-suffix='、' "
      "style:num-format='一, 二, 三, ...'/></text:list-style>"));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("列表，共2项。", "1. 修路", "列表，共1项。", "勘察",
                          "2. 架桥", "一、抓好落实。"));
}

TEST(Odt, ReadsTablesAndPictures) {
  const Document document = Read(
      MakeOdt("<table:table><table:table-header-rows><table:table-row>"
              "<table:table-cell><text:p>市</text:p></table:table-cell>"
              "<table:table-cell><text:p>产值</text:p></table:table-cell>"
              "</table:table-row></table:table-header-rows><table:table-row>"
              "<table:table-cell><text:p>青川</text:p></table:table-cell>"
              "<table:table-cell><text:p>1</text:p></table:table-cell>"
              "</table:table-row></table:table>"
              "<text:p><draw:frame><draw:image/><svg:desc>大桥夜景</svg:desc>"
              "</draw:frame></text:p>"));
  EXPECT_THAT(
      BlocksOf(document),
      ElementsAre("表格，共1行。", "青川，产值：1。", "图片：大桥夜景"));
}

TEST(Odt, LeavesDeletionsCommentsAndHeadersOut) {
  const Document document = Read(MakeOdt(
      "<text:tracked-changes><text:changed-region><text:deletion>"
      "<text:p>删去</text:p></text:deletion></text:changed-region>"
      "</text:tracked-changes><text:p>正文<office:annotation><text:p>批注"
      "</text:p></office:annotation>一句<text:note><text:note-citation>1"
      "</text:note-citation><text:note-body><text:p>据统计局。</text:p>"
      "</text:note-body></text:note>话。</text:p><text:p>第二段。</text:p>",
      {},
      "<office:master-styles><style:master-page><style:header>"
      "<text:p>页眉</text:p></style:header></style:master-page>"
      "</office:master-styles>"));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("正文一句话。", "注：据统计局。", "第二段。"));
  const auto removals = RemovalsOf(document);
  for (const char* reason :
       {"deleted text", "comment", "note reference", "page header or footer"}) {
    EXPECT_THAT(removals, Contains(reason));
  }
}

TEST(Odt, TakesRubyAsEvidence) {
  const Document document = Read(MakeOdt(
      "<text:p>这是<text:ruby><text:ruby-base>行</text:ruby-base>"
      "<text:ruby-text>háng</text:ruby-text></text:ruby>长。</text:p>"));
  EXPECT_EQ(document.text.text(), "这是行长。");
  ASSERT_EQ(document.glosses.size(), 1U);
  EXPECT_EQ(document.glosses[0].pinyin, std::vector<std::string>{"hang2"});
}

}  // namespace
}  // namespace tingwen
