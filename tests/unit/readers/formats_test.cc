// The same article in every format gives the same text; each format by its
// content, whatever its name; and what can be wrong with them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "readers/format.h"
#include "readers/reader.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using testing::Contains;
using testing::HasSubstr;

constexpr const char* kFolder = "tests/documents/formats/";

TEST(Formats, GiveTheSameTextOfTheSameArticle) {
  const std::string text = ReadSourceFile(std::string(kFolder) + "article.txt");
  const auto expected = SentencesOf(ReadSound(text, "article.txt"));
  ASSERT_GT(expected.size(), 8U);
  for (const char* format : {"md", "html", "rss", "atom", "json"}) {
    SCOPED_TRACE(format);
    const std::string name = std::string("article.") + format;
    const std::string bytes = ReadSourceFile(kFolder + name);
    const Document document = ReadSound(bytes, name);
    EXPECT_EQ(SentencesOf(document), expected);
    ASSERT_FALSE(document.blocks.empty());
    EXPECT_EQ(document.blocks[0].kind, BlockKind::kTitle);
    EXPECT_THAT(KindsOf(document), Contains(BlockKind::kHeading).Times(2));
    EXPECT_THAT(KindsOf(document), Contains(BlockKind::kByline).Times(2));
  }
}

TEST(Formats, AreToldByTheirContent) {
  const std::pair<const char*, const char*> kFiles[] = {
      {"article.html", "html"}, {"article.rss", "feed"},
      {"article.atom", "feed"}, {"article.json", "json"},
      {"speech.srt", "srt"},    {"speech.vtt", "vtt"},
      {"article.txt", "text"}};
  for (const auto& [file, format] : kFiles) {
    const std::string bytes = ReadSourceFile(std::string(kFolder) + file);
    for (const char* name : {"x", "x.txt", "x.doc", "x.html", "-"}) {
      const auto document = ReadDocument(bytes, name);
      ASSERT_TRUE(document) << file;
      EXPECT_EQ(document->metadata.format, format) << name;
    }
  }
  const std::string markdown =
      ReadSourceFile(std::string(kFolder) + "article.md");
  EXPECT_EQ(ReadDocument(markdown, "x.MD")->metadata.format, "markdown");
  EXPECT_EQ(ReadDocument(markdown, "x.txt")->metadata.format, "text");
}

TEST(Formats, CanBeSet) {
  ReadOptions options;
  options.format = "markdown";
  const Document document = ReadSound("# 一\n\n二。", "-", options);
  EXPECT_EQ(BlocksOf(document), (std::vector<std::string>{"一", "二。"}));
  options.format = "word";
  const auto unknown = ReadDocument("一", "-", options);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::kUsage);
}

TEST(Formats, OfOtherKindsAreRefusedByName) {
  using namespace std::string_literals;
  const std::pair<std::string, const char*> kFiles[] = {
      {"{\\rtf1\\ansi \\u20250?}"s, "RTF"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"s, "Word"},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "PNG"},
      {"ID3\4\0\0\0\0\0\0"s, "MP3"}};
  for (const auto& [bytes, name] : kFiles) {
    const auto document = ReadDocument(bytes, "x.txt");
    ASSERT_FALSE(document) << name;
    EXPECT_EQ(document.error().code, ErrorCode::kInput);
    EXPECT_THAT(document.error().message, HasSubstr(name));
  }
}

TEST(Markdown, HasItsStructure) {
  const std::string bytes =
      "---\ntitle: \"别的\"\nauthor: 欧阳青\ndate: 2025-11-20\n---\n\n"
      "# 标题\n\n> 引用的话。\n\n"
      "1. 第一项\n2. 第二项[^1]\n\n"
      "| 市 | 产值 |\n|----|----|\n| 甲 | 1 |\n| 乙 | 2 |\n\n"
      "```\na = 1\n```\n\n"
      "![大桥](a.png)\n\n看 <https://example.com> 和\\*星\\*&amp;。~~删~~\n\n"
      "<div>块<b>中</b></div>\n\n<ruby>战<rt>zhàn</rt></ruby>区\n\n"
      "[^1]: 注的话。\n";
  const Document document = ReadSound(bytes, "a.md");
  EXPECT_EQ(
      BlocksOf(document),
      (std::vector<std::string>{
          "标题", "引文：", "引用的话。", "引文完。", "列表，共2项。",
          "1. 第一项", "2. 第二项", "表格，共2行。", "甲，产值：1。",
          "乙，产值：2。", "代码：", "a = 1", "代码完。", "图片：大桥",
          "看 https://example.com 和*星*&。", "块中", "战区", "注：注的话。"}));
  EXPECT_EQ(document.metadata.title, "别的");
  EXPECT_EQ(document.metadata.author, "欧阳青");
  EXPECT_EQ(document.metadata.date, "2025-11-20");
  ASSERT_EQ(document.glosses.size(), 1U);
  EXPECT_EQ(document.glosses[0].pinyin[0], "zhan4");
}

TEST(Feeds, HaveAnItemForEachEntry) {
  const std::string bytes =
      "<rss><channel><title>台</title><item><title>一</title>"
      "<description>甲。\n乙。</description></item><item><title>二</title>"
      "<description>&lt;p&gt;丙。&lt;/p&gt;</description></item>"
      "</channel></rss>";
  const Document document = ReadSound(bytes, "a.xml");
  EXPECT_EQ(BlocksOf(document),
            (std::vector<std::string>{"一", "甲。", "乙。", "二", "丙。"}));
  using enum BlockKind;
  EXPECT_EQ(KindsOf(document),
            (std::vector{kTitle, kParagraph, kParagraph, kTitle, kParagraph}));
  EXPECT_EQ(document.metadata.title, "台");
  EXPECT_EQ(document.SourceSpan(document.blocks[4].span).Of(bytes), "丙。");
}

TEST(Feeds, NeverReadAnythingElse) {
  const std::string outside =
      "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">"
      "<!ENTITY y \"内部\">]><rss><channel><item><title>甲&x;&y;</title>"
      "</item></channel></rss>";
  const Document document = ReadSound(outside, "a.rss");
  EXPECT_EQ(BlocksOf(document), std::vector<std::string>{"甲内部"});
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 \"哈哈哈哈哈哈哈哈哈哈\">";
  for (int i = 1; i < 10; ++i) {
    const std::string one = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) bomb += one;
    bomb += "\">";
  }
  bomb += "]><rss><channel><item><title>&a9;</title></item></channel></rss>";
  const auto exploded = ReadDocument(bomb, "a.rss");
  ASSERT_FALSE(exploded);
  EXPECT_EQ(exploded.error().code, ErrorCode::kInput);
}

TEST(Feeds, AreReadAsFarAsTheyAreWhole) {
  const std::string bytes =
      ReadSourceFile(std::string(kFolder) + "article.rss");
  const auto document =
      ReadDocument(bytes.substr(0, bytes.size() - 300), "a.rss");
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_THAT(DiagnosticsOf(*document), Contains("broken_xml"));
}

TEST(Json, KnowsTheNamesOfNewsrooms) {
  const std::string bytes =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"台\","
      "\"items\":[{\"id\":\"1\",\"title\":\"一\",\"authors\":[{\"name\":"
      "\"欧阳青\"}],\"content_html\":\"<p>甲\\u4e59\\uD83D\\uDE00。</p>\"},"
      "{\"title\":\"二\",\"content_text\":\"丙。\\n丁。\"}]}";
  const Document document = ReadSound(bytes, "a.json");
  EXPECT_EQ(BlocksOf(document),
            (std::vector<std::string>{"台", "一", "欧阳青", "甲乙😀。", "二",
                                      "丙。", "丁。"}));
}

TEST(Json, ThatIsDamagedOrHoldsNoArticleIsRefused) {
  for (const char* bytes : {"{\"title\": \"一", "{\"a\": 1}", "[{\"b\":2}]"}) {
    const auto document = ReadDocument(bytes, "a.json");
    ASSERT_FALSE(document) << bytes;
    EXPECT_EQ(document.error().code, ErrorCode::kInput);
  }
}

TEST(Subtitles, AreReadAsSentences) {
  for (const char* name : {"speech.srt", "speech.vtt"}) {
    SCOPED_TRACE(name);
    const std::string bytes = ReadSourceFile(std::string(kFolder) + name);
    const Document document = ReadSound(bytes, name);
    EXPECT_EQ(SentencesOf(document),
              (std::vector<std::string>{"各位听众早上好， 欢迎收听青川早新闻。",
                                        "今天的主要内容有：大桥通车。"}));
  }
}

// Nested deeper than any document is.
TEST(Depth, IsLimitedInEveryFormat) {
  const size_t kDeep = 100000;
  const auto repeat = [](const char* unit) {
    std::string text;
    for (size_t i = 0; i < kDeep; ++i) text += unit;
    return text;
  };
  const std::pair<std::string, const char*> kFiles[] = {
      {"<html><body>" + repeat("<div>") + "一", "a.html"},
      {"<html><body>" + repeat("<b><table><td>") + "一", "a.html"},
      {"<html><body><p " + repeat("a ") + ">一", "a.html"},
      {"<rss><channel><item>" + repeat("<a>") + "一", "a.rss"},
      {"{\"body\":" + repeat("[") + "\"一\"", "a.json"},
      {repeat("> ") + "一", "a.md"},
      {repeat("- ") + "一", "a.md"}};
  for (const auto& [bytes, name] : kFiles) {
    const auto document = ReadDocument(bytes, name);
    if (document) continue;  // flattened is as good
    EXPECT_EQ(document.error().code, ErrorCode::kInput) << name;
  }
  // What ends by itself doesn't nest.
  EXPECT_TRUE(ReadDocument("<html><body>" + repeat("<p>") + "一", "a.html"));
}

TEST(Limits, AreSettings) {
  ReadOptions options;
  options.limits.text = 100;
  const std::string text(200, 'a');
  EXPECT_FALSE(ReadDocument(text, "a.txt", options));
  EXPECT_FALSE(ReadDocument("<html><body>" + text, "a.html", options));
  options.limits.text = 300;
  EXPECT_TRUE(ReadDocument(text, "a.txt", options));
}

}  // namespace
}  // namespace tingwen
