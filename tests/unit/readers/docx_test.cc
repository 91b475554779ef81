#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/places.h"
#include "readers/reader.h"
#include "unit/readers/packed.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using testing::Contains;
using testing::ElementsAre;

Document Read(const std::string& bytes) {
  Document document = ReadSound(bytes, "a.docx");
  EXPECT_EQ(document.metadata.format, "docx");
  return document;
}

// A paragraph with these properties and runs.
std::string P(const std::string& runs, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}
std::string R(const std::string& text) {
  return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}

TEST(Docx, ReadsHeadingsByStyleAndOutline) {
  const std::string styles =
      "<w:style w:type='paragraph' w:styleId='a0'><w:name w:val='Title'/>"
      "</w:style><w:style w:type='paragraph' w:styleId='2'>"
      "<w:name w:val='heading 2'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='Own'><w:name w:val='自定义'/>"
      "<w:basedOn w:val='2'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='11'><w:name w:val='toc 1'/>"
      "</w:style>";
  const Document document =
      Read(MakeDocx(P(R("全市工业推进会召开"), "<w:pStyle w:val='a0'/>") +
                        P(R("一 概况 3"), "<w:pStyle w:val='11'/>") +
                        P(R("概况"), "<w:pStyle w:val='Own'/>") +
                        P(R("要求"), "<w:outlineLvl w:val='2'/>") +
                        P(R("会议要求加快") + R("建设。")),
                    {{"styles", styles}}));
  EXPECT_THAT(BlocksOf(document), ElementsAre("全市工业推进会召开", "概况",
                                              "要求", "会议要求加快建设。"));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kTitle, BlockKind::kHeading,
                          BlockKind::kHeading, BlockKind::kParagraph));
  EXPECT_EQ(document.blocks[1].level, 2);
  EXPECT_EQ(document.blocks[2].level, 3);
  EXPECT_EQ(document.metadata.title, "全市工业推进会召开");
  EXPECT_THAT(RemovalsOf(document), Contains("table of contents"));
}

TEST(Docx, ReadsTrackedChangesAsAccepted) {
  const Document document = Read(MakeDocx(
      P(R("收入") + "<w:ins>" + R("增长") +
        "</w:ins><w:del><w:r><w:delText>下降"
        "</w:delText></w:r></w:del>" +
        R("两成，")) +
      P("<w:moveFrom>" + R("搬走") + "</w:moveFrom><w:moveTo>" + R("搬来") +
            "</w:moveTo>",
        "<w:rPr><w:del/></w:rPr>") +
      P(R("并入上段。")) + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" +
      P(R("删行")) + "</w:tc></w:tr></w:tbl>"));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("收入增长两成，", "搬来并入上段。"));
  EXPECT_THAT(RemovalsOf(document), Contains("deleted text"));
}

TEST(Docx, CountsListsAsWordShowsThem) {
  const auto level = [](const char* number, const char* format,
                        const char* text) {
    return std::string("<w:lvl w:ilvl='") + number +
           "'><w:start w:val='1'/><w:numFmt w:val='" + format +
           "'/><w:lvlText w:val='" + text + "'/></w:lvl>";
  };
  const auto definition = [](const char* id, const std::string& levels) {
    return std::string("<w:abstractNum w:abstractNumId='") + id + "'>" +
           levels + "</w:abstractNum>";
  };
  const auto number = [](const char* id, const char* defined) {
    return std::string("<w:num w:numId='") + id + "'><w:abstractNumId w:val='" +
           defined + "'/></w:num>";
  };
  const std::string numbering =
      definition("0", level("0", "decimal", "%1.") +
                          level("1", "lowerLetter", "%2)")) +
      definition("1", level("0", "chineseCountingThousand", "%1、")) +
      definition("2", level("0", "bullet", "·")) + number("1", "0") +
      number("2", "1") + number("3", "2");
  const auto in = [](const char* list, const char* at) {
    return std::string("<w:numPr><w:ilvl w:val='") + at +
           "'/><w:numId w:val='" + list + "'/></w:numPr>";
  };
  const Document document = Read(MakeDocx(
      P(R("修路"), in("1", "0")) + P(R("勘察"), in("1", "1")) +
          P(R("架桥"), in("1", "0")) + P(R("正文。")) +
          P(R("抓好落实。"), in("2", "0")) + P(R("加强领导。"), in("2", "0")) +
          P(R("气温"), in("3", "0")),
      {{"numbering", numbering}}));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("列表，共2项。", "1. 修路", "列表，共1项。",
                          "a) 勘察", "2. 架桥", "正文。", "一、抓好落实。",
                          "二、加强领导。", "列表，共1项。", "气温"));
}

TEST(Docx, ReadsTablesWithTheirMergedCells) {
  const auto cell = [](const std::string& text, const std::string& look = {}) {
    return "<w:tc><w:tcPr>" + look + "</w:tcPr>" + P(R(text)) + "</w:tc>";
  };
  const Document document = Read(MakeDocx(
      P(R("甲")) + "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" +
      cell("市", "<w:vMerge w:val='restart'/>") +
      cell("产值", "<w:gridSpan w:val='2'/>") +
      "</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("", "<w:vMerge/>") +
      cell("上年") + cell("今年") + "</w:tr><w:tr>" + cell("青川") + cell("1") +
      cell("2") + "</w:tr></w:tbl>"));
  EXPECT_THAT(
      BlocksOf(document),
      ElementsAre("甲", "表格，共1行。", "青川，产值上年：1；产值今年：2。"));
}

TEST(Docx, ReadsCellsThatReachDownOnceInRowsOfTheirOwn) {
  const std::string down = "<w:vMerge w:val='restart'/>";
  const auto cell = [](const std::string& text, const std::string& look) {
    return "<w:tc><w:tcPr>" + look + "</w:tcPr>" + P(R(text)) + "</w:tc>";
  };
  const Document document = Read(
      MakeDocx(P(R("甲。")) + "<w:tbl><w:tr>" + cell("乙", down) +
               cell("丙", down) + "</w:tr><w:tr>" + cell("", "<w:vMerge/>") +
               cell("", "<w:vMerge/>") + "</w:tr></w:tbl>"));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("甲。", "表格，共2行。", "乙；丙。"));
}

TEST(Docx, TellsNotesBehindTheirParagraph) {
  const Document document = Read(MakeDocx(
      P(R("第一段") + "<w:r><w:footnoteReference w:id='2'/></w:r>" +
        R("完。")) +
          P(R("第二段。")),
      {{"footnotes",
        "<w:footnote w:id='2'>" + P(R("据统计局。")) + "</w:footnote>"},
       {"header1", P(R("内部资料"))},
       {"footer1", P(R("第1页"))}}));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("第一段完。", "注：据统计局。", "第二段。"));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kParagraph, BlockKind::kFootnote,
                          BlockKind::kParagraph));
  EXPECT_THAT(RemovalsOf(document), Contains("page header"));
  EXPECT_THAT(RemovalsOf(document), Contains("page footer"));
}

TEST(Docx, TakesPhoneticGuidesAsEvidence) {
  const Document document =
      Read(MakeDocx(P(R("这是") + "<w:r><w:ruby><w:rubyPr/><w:rt>" + R("háng") +
                      "</w:rt><w:rubyBase>" + R("行") +
                      "</w:rubyBase></w:ruby></w:r>" + R("长。"))));
  EXPECT_EQ(document.text.text(), "这是行长。");
  ASSERT_EQ(document.glosses.size(), 1U);
  EXPECT_EQ(document.TextOf(document.glosses[0].span), "行");
  EXPECT_EQ(document.glosses[0].pinyin, std::vector<std::string>{"hang2"});
}

TEST(Docx, LeavesHiddenTextAndFieldsOut) {
  const Document document = Read(MakeDocx(
      P("<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>" +
        R("面积3m") +
        "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t>"
        "</w:r>" +
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing>"
        "<wp:docPr descr='大桥夜景'/></w:drawing></mc:Choice><mc:Fallback>" +
        "<w:t>别</w:t></mc:Fallback></mc:AlternateContent></w:r>")));
  EXPECT_EQ(document.text.text(), "面积3m²（图片：大桥夜景）");
}

TEST(Docx, NamesThePartOfEachPlace) {
  const std::string bytes = MakeDocx(P(R("甲&amp;乙。")));
  const Document document = Read(bytes);
  ASSERT_EQ(document.parts.size(), 1U);
  EXPECT_EQ(document.parts[0].name, "word/document.xml");
  const Span source = document.SourceSpan({3, 4});
  EXPECT_EQ(source.Of(document.unpacked), "&amp;");
  Places places(document, bytes);
  EXPECT_EQ(places.At(source.begin).file, "a.docx#word/document.xml");
  EXPECT_EQ(places.At(source.begin).position.line, 2U);
}

}  // namespace
}  // namespace tingwen
