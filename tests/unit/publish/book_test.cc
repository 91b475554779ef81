#include "publish/book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "publish/base64.h"
#include "publish/book_contents.h"
#include "publish/book_parts.h"
#include "publish/epub_targets.h"
#include "publish/markup_writer.h"
#include "publish/overlay.h"
#include "publish/template.h"
#include "publish/tone_marks.h"
#include "publish/zip_writer.h"

namespace tingwen {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

BookSentence Sentence(const std::string& text, double begin, double end) {
  BookSentence sentence;
  sentence.text = text;
  sentence.begin = begin;
  sentence.end = end;
  return sentence;
}

BookBlock Block(BlockKind kind, int level, const std::string& text) {
  return {kind, level, {Sentence(text, 0, 1)}};
}

BookChapter Chapter(size_t document, std::vector<BookBlock> blocks) {
  BookChapter chapter;
  chapter.title = "无题";
  chapter.document = document;
  chapter.blocks = std::move(blocks);
  return chapter;
}

std::vector<std::pair<int, std::string>> LevelsOf(const Book& book) {
  std::vector<std::pair<int, std::string>> levels;
  for (const ContentsEntry& entry : ContentsOf(book)) {
    levels.emplace_back(entry.level, entry.text);
  }
  return levels;
}

TEST(BookContents, PutsHeadingsOfAnArticleBelowItsTitle) {
  Book book;
  book.chapters = {Chapter(0, {Block(BlockKind::kTitle, 1, "会议"),
                               Block(BlockKind::kHeading, 2, "一"),
                               Block(BlockKind::kHeading, 3, "（一）")}),
                   Chapter(1, {Block(BlockKind::kTitle, 1, "天气")})};
  EXPECT_THAT(LevelsOf(book),
              ElementsAre(std::pair(1, "会议"), std::pair(2, "一"),
                          std::pair(3, "（一）"), std::pair(1, "天气")));
}

TEST(BookContents, PutsChaptersOfABookBesideItsTitle) {
  Book book;
  book.chapters = {Chapter(0, {Block(BlockKind::kTitle, 1, "小城"),
                               Block(BlockKind::kHeading, 2, "第一章")}),
                   Chapter(0, {Block(BlockKind::kHeading, 2, "第二章")})};
  EXPECT_THAT(LevelsOf(book),
              ElementsAre(std::pair(1, "小城"), std::pair(1, "第一章"),
                          std::pair(1, "第二章")));
}

TEST(BookContents, LeavesNoLevelOutAndNoChapter) {
  Book book;
  book.chapters = {Chapter(0, {Block(BlockKind::kHeading, 1, "一"),
                               Block(BlockKind::kHeading, 4, "细节")}),
                   Chapter(1, {Block(BlockKind::kParagraph, 0, "正文")})};
  EXPECT_THAT(LevelsOf(book),
              ElementsAre(std::pair(1, "一"), std::pair(2, "细节"),
                          std::pair(1, "无题")));
}

TEST(Overlay, CutsInTheSilenceAndLeavesNoHole) {
  BookChapter chapter = Chapter(0, {});
  chapter.seconds = 6;
  chapter.blocks = {{BlockKind::kParagraph,
                     0,
                     {Sentence("一", 0.1, 1), Sentence("……", 1, 1),
                      Sentence("二", 2, 3), Sentence("三", 3.04, 5)}}};
  const std::vector<Clip> clips = ClipsOf(chapter, OverlayUnit::kSentence);
  ASSERT_EQ(clips.size(), 3U);
  EXPECT_EQ(clips[1].id, "s3");
  EXPECT_DOUBLE_EQ(clips[0].begin, 0);
  EXPECT_DOUBLE_EQ(clips[0].end, 1.94);
  EXPECT_DOUBLE_EQ(clips[1].begin, 1.94);
  EXPECT_DOUBLE_EQ(clips[2].begin, 3.02);
  EXPECT_DOUBLE_EQ(clips[2].end, 6);
}

TEST(Overlay, WritesClockValues) {
  EXPECT_EQ(SmilClock(0), "0:00:00.000");
  EXPECT_EQ(SmilClock(3661.2341), "1:01:01.234");
  EXPECT_EQ(SmilClock(59.9996), "0:01:00.000");
}

// A chapter of an EPUB as its reader leaves it: `text` is document text, each
// piece of it taken from `bytes` in order.
Document FromMarkup(const std::string& bytes,
                    const std::vector<std::string>& pieces) {
  AlignedTextComposer composer(bytes);
  size_t at = 0;
  for (const std::string& piece : pieces) {
    at = bytes.find(piece, at);
    composer.Take({at, at + piece.size()});
    at += piece.size();
  }
  Document document;
  document.text = std::move(composer).Build("markup");
  document.unpacked = bytes;
  document.parts = {{"1.xhtml", {0, bytes.size()}}};
  return document;
}

std::string Voiced(const std::string& bytes,
                   const std::vector<std::string>& pieces,
                   const std::vector<std::string>& sentences) {
  Document document = FromMarkup(bytes, pieces);
  BookChapter chapter = Chapter(0, {{BlockKind::kParagraph, 0, {}}});
  chapter.seconds = 100;
  size_t at = 0;
  double time = 0;
  for (const std::string& text : sentences) {
    BookSentence sentence = Sentence(text, time, time + 3);
    sentence.id = static_cast<Id>(document.sentences.size());
    for (size_t i = 0; i + 3 <= text.size(); i += 3) {
      sentence.words.push_back({{i, i + 3}, time, time + 0.5, {}, 1});
      time += 0.5;
    }
    document.sentences.push_back({{at, at + text.size()}, 0, {}});
    chapter.blocks[0].sentences.push_back(sentence);
    at += text.size();
    time += 3;
  }
  return WithTargets(
      bytes,
      TargetsOf(chapter, OverlayUnit::kSentence, document, document.parts[0]),
      "v.css");
}

TEST(EpubTargets, WrapSentencesWithTheElementsInThem) {
  EXPECT_EQ(Voiced("<p>天<em>亮</em>了。雨停。</p>", {"天", "亮", "了。雨停。"},
                   {"天亮了。", "雨停。"}),
            "<p><span id=\"tw1\">天<em>亮</em>了。</span>"
            "<span id=\"tw2\">雨停。</span></p>");
}

TEST(EpubTargets, CutNoElementInTwo) {
  EXPECT_EQ(Voiced("<p>天<em>亮了。雨停。</em></p>", {"天", "亮了。雨停。"},
                   {"天亮了。", "雨停。"}),
            "<p><span id=\"tw1\">天</span><em><span id=\"tw2\">亮了。</span>"
            "<span id=\"tw3\">雨停。</span></em></p>");
}

TEST(EpubTargets, LeaveAttributesAlone) {
  EXPECT_EQ(
      Voiced("<p><img alt=\"图\"/>天。</p>", {"图", "天。"}, {"图", "天。"}),
      "<p><img alt=\"图\"/><span id=\"tw1\">天。</span></p>");
}

TEST(EpubTargets, TakeIdsThatAreFree) {
  EXPECT_THAT(Voiced("<head></head><p id=\"tw1\">天。</p>", {"天。"}, {"天。"}),
              HasSubstr("<p id=\"tw1\"><span id=\"tww1\">天。</span></p>"));
}

TEST(ToneMarks, AreThoseOfBooks) {
  EXPECT_EQ(WithToneMark("hang2"), "háng");
  EXPECT_EQ(WithToneMark("lv4"), "lǜ");
  EXPECT_EQ(WithToneMark("nve4"), "nüè");
  EXPECT_EQ(WithToneMark("liu2"), "liú");
  EXPECT_EQ(WithToneMark("gui4"), "guì");
  EXPECT_EQ(WithToneMark("wanr2"), "wánr");
  EXPECT_EQ(WithToneMark("ma5"), "ma");
}

TEST(Base64, FollowsTheExamplesOfRfc4648) {
  EXPECT_EQ(Base64(""), "");
  EXPECT_EQ(Base64("f"), "Zg==");
  EXPECT_EQ(Base64("fo"), "Zm8=");
  EXPECT_EQ(Base64("foobar"), "Zm9vYmFy");
}

TEST(UriOf, EscapesWhatIsNoName) {
  EXPECT_EQ(UriOf("新 闻#1.mp3"), "%E6%96%B0%20%E9%97%BB%231.mp3");
}

TEST(FillTemplate, FillsOnlyWhatIsKnown) {
  EXPECT_EQ(FillTemplate("{{a}}-{{b}}-{{", {{"a", "{{b}}"}}), "{{b}}-{{b}}-{{");
}

TEST(MarkupWriter, EscapesAndLeavesOutWhatXmlCannotHold) {
  MarkupWriter xml = MarkupWriter::Fragment();
  xml.Open("p", {{"a", "<\"&"}, {"b", ""}})
      .Text("1<2\x01\xEF\xBF\xBE&")
      .Close();
  EXPECT_EQ(std::move(xml).Finish(),
            "<p a=\"&lt;&quot;&amp;\">1&lt;2&amp;</p>");
}

TEST(ZipWriter, KeepsOrderAndPacksNoMimetype) {
  const std::string path = ::testing::TempDir() + "/order.zip";
  {
    auto zip = ZipWriter::Create(path);
    ASSERT_TRUE(zip);
    ASSERT_TRUE(zip->Add("mimetype", "application/epub+zip", false));
    ASSERT_TRUE(zip->Add("甲.txt", std::string(10000, 'a')));
    ASSERT_TRUE(zip->Finish());
  }
  const std::string bytes = *ReadFile(path);
  EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
  EXPECT_LT(bytes.size(), 1000U);
  std::filesystem::remove(path);
}

TEST(ZipWriter, LeavesNothingWhereItIsNotFinished) {
  const std::string path = ::testing::TempDir() + "/left.zip";
  {
    auto zip = ZipWriter::Create(path);
    ASSERT_TRUE(zip);
    ASSERT_TRUE(zip->Add("a", "a"));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(PartsOf, KeepsAnArticleWholeAndCutsABookAtItsChapters) {
  const std::string filler(13000, 'x');
  for (const std::string& text : {std::string("短"), filler}) {
    Document document;
    document.text = AlignedText::Identity("书一" + text + "二" + text);
    const size_t half = 6 + text.size();
    document.blocks = {{BlockKind::kTitle, {0, 3}, 1, {}},
                       {BlockKind::kHeading, {3, 6}, 2, {}},
                       {BlockKind::kParagraph, {6, half}, 0, {}},
                       {BlockKind::kHeading, {half, half + 3}, 2, {}},
                       {BlockKind::kParagraph, {half + 3, half + 4}, 0, {}}};
    const std::vector<BookPart> parts = PartsOf(document);
    EXPECT_EQ(parts.size(), text == filler ? 2U : 1U);
    EXPECT_EQ(parts[0].title, "书");
    if (text == filler) {
      EXPECT_EQ(parts[1].title, "二");
    }
  }
}

}  // namespace
}  // namespace tingwen
