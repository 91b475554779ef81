#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "readers/reader.h"
#include "unit/readers/packed.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;

Document Read(const std::string& bytes) {
  Document document = ReadSound(bytes, "a.pdf");
  EXPECT_EQ(document.metadata.format, "pdf");
  return document;
}

// A paragraph of so many characters a line, the first one set in.
std::vector<std::string> Wrap(std::string_view text, size_t width) {
  std::vector<std::string> lines = {"　　"};
  for (const CodePoint& c : Decode(text)) {
    if (CountCodePoints(lines.back()) == width) lines.emplace_back();
    lines.back() += c.span.Of(text);
  }
  return lines;
}

constexpr const char* kFirst =
    "青川市昨天召开工业推进会，会议听取了全年工作汇报，研究部署下一阶段任务，"
    "要求各县区加快项目建设，确保年度目标如期完成。";
constexpr const char* kSecond =
    "会议指出，今年以来全市新开工项目四百二十个，完成投资三百亿元，主要指标"
    "好于去年同期，为全年工作打下了坚实基础。";

TEST(Pdf, JoinsLinesToParagraphs) {
  PdfPageTexts page;
  AddLines(page, 150, 780, 22, {"全市工业推进会召开"});
  AddLines(page, 90, 720, 12, Wrap(kFirst, 30));
  AddLines(page, 90, 640, 12, Wrap(kSecond, 30));
  const Document document = Read(MakePdf({page}));
  EXPECT_THAT(BlocksOf(document),
              ElementsAre("全市工业推进会召开", kFirst, kSecond));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kTitle, BlockKind::kParagraph,
                          BlockKind::kParagraph));
  ASSERT_EQ(document.parts.size(), 1U);
  EXPECT_EQ(document.parts[0].name, "page 1");
}

TEST(Pdf, ReadsColumnByColumn) {
  PdfPageTexts page;
  AddLines(page, 60, 780, 24, {"全市工业推进会召开"});
  AddLines(page, 60, 720, 12, Wrap(kFirst, 18));
  AddLines(page, 60, 600, 12, Wrap(kSecond, 18));
  AddLines(page, 320, 720, 12, Wrap(kSecond, 18));
  AddLines(page, 320, 600, 12, Wrap(kFirst, 18));
  EXPECT_THAT(
      BlocksOf(Read(MakePdf({page}))),
      ElementsAre("全市工业推进会召开", kFirst, kSecond, kSecond, kFirst));
}

TEST(Pdf, ReadsTablesRowByRow) {
  PdfPageTexts page;
  const char* kCells[][3] = {{"地区", "产值", "增速"},
                             {"青川", "一百亿元", "百分之五"},
                             {"白水", "八十亿元", "百分之六"},
                             {"乔庄", "六十亿元", "百分之七"}};
  double top = 720;
  for (const auto& row : kCells) {
    for (size_t i = 0; i < 3; ++i) {
      page.push_back({90.0 + 150.0 * static_cast<double>(i), top, 12, row[i]});
    }
    top -= 20;
  }
  const std::string text = Read(MakePdf({page})).text.text();
  EXPECT_LT(text.find("百分之五"), text.find("白水")) << text;
  EXPECT_LT(text.find("百分之六"), text.find("乔庄")) << text;
}

TEST(Pdf, DropsHeadersFootersAndPageNumbers) {
  std::vector<PdfPageTexts> pages(3);
  const std::string body = std::string(kFirst) + kSecond;
  const auto lines = Wrap(body, 30);
  for (size_t i = 0; i < pages.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    AddLines(pages[i], 240, 800, 10,
             {"青川市政府公报 2025年第" + number + "期"});
    AddLines(pages[i], 280, 40, 10, {"- " + number + " -"});
    AddLines(pages[i], 90, 720, 12, Wrap(kSecond, 30));
  }
  // A paragraph that goes on from page to page.
  PdfPageTexts& first = pages[0];
  first.resize(2);
  AddLines(first, 90, 720, 12, {lines[0], lines[1]});
  pages[1].resize(2);
  AddLines(pages[1], 90, 720, 12, {lines.begin() + 2, lines.end()});
  const Document document = Read(MakePdf(pages));
  EXPECT_THAT(BlocksOf(document), ElementsAre(body, kSecond));
  const auto removals = RemovalsOf(document);
  EXPECT_THAT(removals, Contains("page header"));
  EXPECT_TRUE(std::count(removals.begin(), removals.end(), "page number") +
                  std::count(removals.begin(), removals.end(), "page footer") ==
              3);
}

TEST(Pdf, JoinsWordsBrokenAtLineEnds) {
  PdfPageTexts page;
  AddLines(page, 90, 720, 12,
           {"The committee discussed the eco-", "nomic outlook of the region",
            "including the budget for the year."});
  EXPECT_THAT(BlocksOf(Read(MakePdf({page}))),
              ElementsAre("The committee discussed the economic outlook of the "
                          "region including the budget for the year."));
}

TEST(Pdf, ReportsPagesWithoutText) {
  PdfPageTexts page;
  AddLines(page, 90, 720, 12, Wrap(kFirst, 30));
  const Document document = Read(MakePdf({page, {}, {}, page}));
  ASSERT_THAT(DiagnosticsOf(document), ElementsAre("pdf_no_text"));
  EXPECT_NE(document.diagnostics[0].message.find("2–3"), std::string::npos);
  const auto scanned = ReadDocument(MakePdf({{}, {}}), "a.pdf");
  ASSERT_FALSE(scanned);
  EXPECT_EQ(scanned.error().code, ErrorCode::kInput);
  EXPECT_NE(scanned.error().hint.find("ocrmypdf"), std::string::npos);
}

TEST(Pdf, ReportsFontsWithoutUnicode) {
  const auto document = ReadDocument(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
      "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
      "4 0 obj<</Length 44>>stream\nBT /F 12 Tf 50 700 Td <00410042> Tj ET    "
      "\nendstream endobj\n"
      "5 0 obj<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H"
      "/DescendantFonts[6 0 R]>>endobj\n"
      "6 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo"
      "<</Registry(X)/Ordering(Y)/Supplement 0>>>>endobj\n"
      "trailer<</Root 1 0 R/Size 7>>\n%%EOF\n",
      "a.pdf");
  ASSERT_FALSE(document);
  EXPECT_NE(document.error().message.find("fonts"), std::string::npos)
      << document.error().message;
}

TEST(Pdf, RefusesWhatIsEncryptedOrDamaged) {
  PdfPageTexts page;
  AddLines(page, 90, 720, 12, Wrap(kFirst, 30));
  const auto encrypted = ReadDocument(MakePdf({page}, "secret"), "a.pdf");
  ASSERT_FALSE(encrypted);
  EXPECT_NE(encrypted.error().message.find("encrypted"), std::string::npos);
  const std::string bytes = MakePdf({page});
  for (size_t size = 8; size < bytes.size(); size += bytes.size() / 16) {
    const auto cut = ReadDocument(bytes.substr(0, size), "a.pdf");
    if (!cut) {
      EXPECT_EQ(cut.error().code, ErrorCode::kInput);
    }
  }
}

}  // namespace
}  // namespace tingwen
