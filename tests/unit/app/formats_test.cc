// The same article in every format is spoken alike.
#include <gtest/gtest.h>

#include "app/pipeline.h"
#include "base/text.h"
#include "unit/readers/packed.h"

namespace tingwen {
namespace {

constexpr const char* kTitle = "青川市前三季度经济增长5.8%";
constexpr const char* kByline = "本报记者 周岚";
constexpr const char* kFirst =
    "11月5日，青川市召开工业推进会。会议指出，今年以来全市新开工项目420个，"
    "完成投资300亿元，主要指标好于去年同期，为全年工作打下了坚实基础。";
constexpr const char* kHeading = "一、加快项目建设";
constexpr const char* kLast =
    "会议要求，各县区要在12月31日前完成12.5公里道路建设，市银行行长会议同日"
    "召开，与会人员听取了GDP分析报告，讨论了下一阶段的工作。";

std::string Between(const std::string& begin, const std::string& end) {
  std::string all;
  for (const char* text : {kByline, kFirst, kHeading, kLast}) {
    all += begin + text + end;
  }
  return all;
}

// Lines of 28 characters, the first one set in by two.
std::vector<std::string> Wrap(std::string_view text) {
  std::vector<std::string> lines = {"　　"};
  double width = 2;
  for (const CodePoint& c : Decode(text)) {
    const double next = IsWide(c.value) || IsPunctuation(c.value) ? 1 : 0.5;
    if (width + next > 28) {
      lines.emplace_back();
      width = 0;
    }
    width += next;
    lines.back() += c.span.Of(text);
  }
  return lines;
}

std::string Pdf() {
  PdfPageTexts page;
  AddLines(page, 120, 780, 20, {kTitle});
  double top = 730;
  for (const char* text : {kByline, kFirst, kHeading, kLast}) {
    const auto lines = Wrap(text);
    AddLines(page, 90, top, 12, lines);
    top -= 1.6 * 12 * static_cast<double>(lines.size());
  }
  AddLines(page, 290, 40, 10, {"1"});
  return MakePdf({page});
}

std::string Docx() {
  const std::string title(kTitle);
  return MakeDocx("<w:p><w:pPr><w:pStyle w:val='T'/></w:pPr><w:r><w:t>" +
                      title + "</w:t></w:r></w:p>" +
                      Between("<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
                  {{"styles",
                    "<w:style w:styleId='T' w:type='paragraph'><w:name "
                    "w:val='Title'/></w:style>"}});
}

std::string Spoken(const FrontEnd& front_end, const std::string& bytes,
                   const std::string& name) {
  const auto document = front_end.Analyze(bytes, name);
  EXPECT_TRUE(document) << name;
  if (!document) return {};
  std::string text;
  for (const tingwen::Spoken& spoken : document->spoken) text += spoken.text;
  return text;
}

TEST(Formats, SpeakTheSameArticleAlike) {
  const auto front_end = FrontEnd::Load({}, FrontEnd::Depth::kSpoken);
  ASSERT_TRUE(front_end);
  const std::string title(kTitle);
  const std::string expected =
      Spoken(*front_end, title + "\n\n" + Between("", "\n\n"), "a.txt");
  EXPECT_NE(expected.find("百分之五点八"), std::string::npos);
  const std::string html = "<h1>" + title + "</h1>" + Between("<p>", "</p>");
  const std::pair<const char*, std::string> kFiles[] = {
      {"a.html", "<!DOCTYPE html><html><head><title>" + title +
                     "</title></head><body><article>" + html +
                     "</article></body></html>"},
      {"a.md", "# " + title + "\n\n" + Between("", "\n\n")},
      {"a.epub", MakeEpub(title, {html})},
      {"a.docx", Docx()},
      {"a.odt", MakeOdt("<text:p text:style-name='Title'>" + title +
                        "</text:p>" + Between("<text:p>", "</text:p>"))},
      {"a.pdf", Pdf()}};
  for (const auto& [name, bytes] : kFiles) {
    EXPECT_EQ(Spoken(*front_end, bytes, name), expected) << name;
  }
}

}  // namespace
}  // namespace tingwen
