#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/reader.h"
#include "readers/zip_archive.h"
#include "unit/readers/packed.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using testing::Contains;
using testing::ElementsAre;

Document Read(const std::string& bytes) {
  Document document = ReadSound(bytes, "a.epub");
  EXPECT_EQ(document.metadata.format, "epub");
  return document;
}

TEST(Epub, ReadsChaptersInTheOrderOfTheSpine) {
  const Document document = Read(MakeEpub(
      "古城二十年",
      {"<h1>古城二十年</h1><p>序言。</p>",
       "<p>第一章 起步</p><p>正文&nbsp;一&mdash;。</p>", "<p>结尾。</p>"}));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("古城二十年", "序言。", "第一章 起步", "正文 一—。",
                          "结尾。"));
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kTitle);
  EXPECT_EQ(document.metadata.title, "古城二十年");
  EXPECT_EQ(document.metadata.author, "周岚");
  EXPECT_EQ(document.metadata.date, "2025-11-05");
  ASSERT_EQ(document.parts.size(), 4U);
  EXPECT_EQ(document.parts[1].name, "OEBPS/text/c 1.xhtml");
}

TEST(Epub, TellsTheTitleThatNoChapterShows) {
  const Document document = Read(MakeEpub("古城", {"<p>序言。</p>"}));
  EXPECT_THAT(BlocksOf(document), ElementsAre("古城", "序言。"));
  EXPECT_EQ(document.SourceSpan(document.blocks[0].span).Of(document.unpacked),
            "古城");
}

TEST(Epub, TakesHeadingsFromTheNavigation) {
  const std::string entry = "<li><a href='text/c%201.xhtml#a'>起步</a></li>";
  const Document nav =
      Read(MakeEpub("古城", {"<h1>古城</h1><p id='a'>起 步</p><p>正文。</p>"},
                    {{"nav.xhtml",
                      "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub="
                      "'http://www.idpf.org/2007/ops'><body><nav "
                      "epub:type='toc'><ol>" +
                          entry + "</ol></nav></body></html>"}}));
  EXPECT_THAT(KindsOf(nav), ElementsAre(BlockKind::kTitle, BlockKind::kHeading,
                                        BlockKind::kParagraph));
  const Document ncx =
      Read(MakeEpub("古城", {"<h1>古城</h1><p>起步</p><p>正文。</p>"},
                    {{"toc.ncx",
                      "<ncx><navMap><navPoint><navLabel><text>起步</text>"
                      "</navLabel><content src='text/c%201.xhtml'/></navPoint>"
                      "</navMap></ncx>"}}));
  EXPECT_EQ(ncx.blocks[1].kind, BlockKind::kHeading);
}

TEST(Epub, KnowsNotesInAFileOfTheirOwn) {
  const Document document = Read(MakeEpub(
      "古城",
      {"<h1>古城</h1><p>一<a id='r' href='c%202.xhtml#n'><sup>[1]</sup></a>。"
       "</p><p><a href='c%202.xhtml#n'>第一章</a>说过。</p>",
       "<p id='n'><a href='c%201.xhtml#r'>[1]</a> 甲注。</p>"}));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("古城", "一。", "第一章说过。", "注：甲注。"));
  EXPECT_EQ(document.blocks.back().kind, BlockKind::kFootnote);
}

TEST(Epub, KnowsFootnotesMarkedAndUnmarked) {
  const Document document = Read(MakeEpub(
      "古城",
      {"<h1>古城</h1><p>一<a epub:type='noteref' href='#n'>①</a>。</p>"
       "<aside epub:type='footnote' id='n'><p>甲注。</p></aside>"
       "<p>二<a id='r' href='#m'>[1]</a>。</p><p><a id='m' href='#r'>[1]</a>"
       "乙注。</p>"}));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("古城", "一。", "注：甲注。", "二。", "注：乙注。"));
  EXPECT_THAT(RemovalsOf(document), Contains("note reference"));
}

TEST(Epub, ReadsChaptersThatAreNotWellFormed) {
  const Document document =
      Read(MakeEpub("古城", {"<h1>古城</h1><p>一<br>二<p>三"}));
  EXPECT_THAT(BlocksOf(document), ElementsAre("古城", "一", "二", "三"));
}

TEST(Epub, TakesRubyAsEvidence) {
  const Document document = Read(
      MakeEpub("古城", {"<h1>古城</h1><p>银<ruby>行<rt>háng</rt></ruby></p>"}));
  EXPECT_EQ(document.text.text(), "古城\n银行");
  ASSERT_EQ(document.glosses.size(), 1U);
}

TEST(Epub, MissesAChapterWithoutLosingTheOthers) {
  std::string bytes =
      MakeZip({{"mimetype", "application/epub+zip"},
               {"META-INF/container.xml",
                "<container><rootfile full-path='b.opf'/>"
                "</container>"},
               {"b.opf",
                "<package><metadata><title>古城</title></metadata><manifest>"
                "<item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/>"
                "</manifest><spine><itemref idref='a'/><itemref idref='b'/>"
                "</spine></package>"},
               {"b.xhtml", "<html><body><p>正文。</p></body></html>"}});
  const Document document = Read(bytes);
  EXPECT_THAT(DiagnosticsOf(document), ElementsAre("missing_part"));
  EXPECT_THAT(BlocksOf(document), ElementsAre("古城", "正文。"));
}

TEST(References, StayInsideTheArchive) {
  EXPECT_EQ(ResolveReference("OEBPS/text/1.xhtml", "../toc.ncx#a"),
            "OEBPS/toc.ncx");
  EXPECT_EQ(ResolveReference("OEBPS/b.opf", "第一章.xhtml"),
            "OEBPS/第一章.xhtml");
  EXPECT_EQ(ResolveReference("b.opf", "a%20b.xhtml"), "a b.xhtml");
  EXPECT_EQ(ResolveReference("word/document.xml", "/word/styles.xml"),
            "word/styles.xml");
  EXPECT_EQ(ResolveReference("a/b.opf", "http://example.org/x"), "");
  EXPECT_EQ(ResolveReference("a/b.opf", "file:///etc/passwd"), "");
  EXPECT_EQ(FragmentOf("x#%E4%B8%80"), "一");
}

}  // namespace
}  // namespace tingwen
