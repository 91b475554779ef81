// Every row of data/rules/structure_elements.tsv reads its example.
#include <gtest/gtest.h>

#include "base/text.h"
#include "readers/announcements.h"
#include "readers/html_fragment.h"
#include "readers/reader.h"
#include "readers/table_file.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

std::string Read(std::string_view html, const ReadOptions& options = {}) {
  PieceWriter writer(html, options);
  EXPECT_TRUE(WriteFragment(AlignedText::Identity(std::string(html)), "html",
                            "example", writer));
  const Piece piece = std::move(writer).Finish();
  std::string text;
  for (const PieceBlock& block : piece.blocks) {
    if (!text.empty()) text += "|";
    text += Trim(block.span.Of(piece.text.text()));
  }
  ReplaceAll(text, "\n", "|");
  return text;
}

TEST(ElementTable, EveryRowReadsItsExample) {
  const auto file = LoadTable("structure_elements", 5);
  ASSERT_TRUE(file);
  for (const TsvRow& row : file->rows) {
    EXPECT_EQ(Read(row.cells[3]), row.cells[4]) << file->ReasonOf(row);
  }
}

TEST(Announcements, EveryRowReadsItsExample) {
  const auto file = LoadTable("structure_announcements", 4);
  ASSERT_TRUE(file);
  for (const TsvRow& row : file->rows) {
    EXPECT_EQ(Announcement(row.cells[0], row.cells[2]), row.cells[3])
        << file->ReasonOf(row);
  }
}

ReadOptions With(Structure structure, Treatment treatment) {
  ReadOptions options;
  options.treatments[static_cast<size_t>(structure)] = treatment;
  return options;
}

TEST(Treatments, SkipAndPlainAreSettings) {
  using enum Structure;
  const struct {
    Structure structure;
    const char* html;
    const char* plain;
    const char* skipped;
    const char* announced;
  } kCases[] = {
      {kTable, "甲<table><tr><th>市<th>值<tr><td>乙<td>1</table>",
       "甲|乙，1。", "甲", "甲|表格，共1行。|乙，值：1。"},
      {kList, "甲<ul><li>乙</ul>", "甲|乙", "甲", "甲|列表，共1项。|乙"},
      {kLink, "甲<a href=x>乙</a>", "甲乙", "甲", "甲链接：乙"},
      {kImage, "<p>甲<p><img alt=桥>", "甲|桥", "甲", "甲|图片：桥"},
      {kQuotation, "甲<blockquote>乙</blockquote>", "甲|乙", "甲",
       "甲|引文：|乙|引文完。"},
      {kCode, "甲<pre>乙</pre>", "甲|乙", "甲", "甲|代码：|乙|代码完。"},
      {kFormula, "甲<math><mi>乙</mi></math>", "甲乙", "甲", "甲公式：乙"},
      {kFootnote, "甲<aside epub:type=footnote>乙</aside>", "甲|乙", "甲",
       "甲|注：乙"}};
  for (const auto& one : kCases) {
    EXPECT_EQ(Read(one.html, With(one.structure, Treatment::kPlain)),
              one.plain);
    EXPECT_EQ(Read(one.html, With(one.structure, Treatment::kSkip)),
              one.skipped);
    EXPECT_EQ(Read(one.html, With(one.structure, Treatment::kAnnounce)),
              one.announced);
  }
}

TEST(Tables, SayTheHeadersOfEachCell) {
  EXPECT_EQ(Read("<table><caption>产值</caption><tr><th>市<th>2024年<th>2025年"
                 "<tr><th>甲<td>1<td>2<tr><th>乙<td><td>4</table>"),
            "表格：产值|甲，2024年：1；2025年：2。|乙，2025年：4。");
  // Cells that span rows and columns count for all of them.
  EXPECT_EQ(Read("<table><tr><th rowspan=2>市<th colspan=2>产值"
                 "<tr><th>上年<th>今年<tr><td>甲<td>1<td>2"
                 "<tr><td>乙<td>3<td>4</table>"),
            "表格，共2行。|甲，产值上年：1；产值今年：2。|"
            "乙，产值上年：3；产值今年：4。");
  // Tables of pages that only lay out are no tables.
  EXPECT_EQ(Read("<table><tr><td><p>一</p><p>二</p></table>"), "一|二");
}

TEST(Pictures, AreNotToldTwice) {
  EXPECT_EQ(Read("<p>甲<p><img alt=新桥通车><p>新桥通车。周岚 摄<p>乙"),
            "甲|新桥通车。周岚 摄|乙");
  EXPECT_EQ(Read("<p>甲<p><img alt=新桥通车><p>周岚 摄<p>乙"),
            "甲|图片：新桥通车|周岚 摄|乙");
}

TEST(Ruby, IsEvidenceAndNeverReadTwice) {
  const auto document = ReadDocument(
      "<html><body><p>这是<ruby>银<rp>(</rp><rt>yín</rt><rp>)</rp>"
      "行<rt>háng</rt></ruby>的<ruby>行长<rt>hángzhǎng</rt></ruby>，"
      "<ruby>你好<rt>hello</rt></ruby>。</p></body></html>",
      "ruby.html");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text.text(), "这是银行的行长，你好。");
  ASSERT_EQ(document->glosses.size(), 3U);
  EXPECT_EQ(document->glosses[0].pinyin, std::vector<std::string>{"yin2"});
  EXPECT_EQ(document->TextOf(document->glosses[1].span), "行");
  EXPECT_EQ(document->glosses[2].pinyin,
            (std::vector<std::string>{"hang2", "zhang3"}));
}

TEST(Text, KeepsItsSpansThroughEntities) {
  const std::string bytes = "<html><body><p>甲&amp;乙 AT&T &#x4E01;</body></html>";
  const auto document = ReadDocument(bytes, "x.html");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->text.text(), "甲&乙 AT&T 丁");
  EXPECT_EQ(document->SourceSpan({3, 4}).Of(bytes), "&amp;");
  EXPECT_EQ(document->SourceSpan({4, 7}).Of(bytes), "乙");
  EXPECT_EQ(document->SourceSpan({8, 12}).Of(bytes), "AT&T");
  EXPECT_EQ(document->SourceSpan({13, 16}).Of(bytes), "&#x4E01;");
}

}  // namespace
}  // namespace tingwen
