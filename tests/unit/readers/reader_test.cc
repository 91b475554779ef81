#include "readers/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/file.h"
#include "base/text.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

TEST(ReadDocument, RefusesEmptyBlankAndBinary) {
  using namespace std::string_view_literals;
  for (const std::string_view bytes :
       {""sv, "  \n\t \r\n"sv, "\xEF\xBB\xBF"sv, "\xEF\xBB\xBF \n"sv,
        "\u3000\u00A0"sv, "\u200B\uFEFF"sv, "\xFF\xFE"sv, "\0\0\0\0"sv,
        "\uFFFD"sv, "GIF89a\1\0\1\0\x80\0\0\xFF\xFF\xFF\0\0\0!\xF9\4\1"sv}) {
    const auto document = ReadDocument(bytes, "x.txt");
    ASSERT_FALSE(document) << bytes;
    EXPECT_EQ(document.error().code, ErrorCode::kInput);
    EXPECT_EQ(document.error().path, "x.txt");
    EXPECT_FALSE(document.error().message.empty());
  }
}

TEST(ReadDocument, ReadsTheSamples) {
  const auto names = SampleFiles();
  ASSERT_GE(names.size(), 6U);
  for (const std::string& name : names) {
    SCOPED_TRACE(name);
    const std::string bytes = ReadSourceFile(name);
    const auto document = ReadDocument(bytes, name);
    ASSERT_TRUE(document);
    ExpectSound(*document, bytes);
    EXPECT_EQ(document->metadata.encoding, "UTF-8");
    EXPECT_FALSE(document->metadata.title.empty());
    ASSERT_GE(document->blocks.size(), 5U);
    EXPECT_EQ(document->blocks[0].kind, BlockKind::kTitle);
    EXPECT_GE(document->sentences.size(), 10U);
  }
}

TEST(ReadDocument, MendsTheScrapedSample) {
  const std::string bytes = ReadSourceFile("samples/scraped.txt");
  const auto document = ReadDocument(bytes, "scraped.txt");
  ASSERT_TRUE(document);
  const std::string& text = document->text.text();
  EXPECT_THAT(text, Not(HasSubstr("?")));
  EXPECT_THAT(text, HasSubstr("(NBA球星出身"));
  EXPECT_THAT(text, HasSubstr("(empty talk)"));
  EXPECT_THAT(text, HasSubstr("683.5亿元"));
  EXPECT_THAT(text, HasSubstr("着力强龙头"));
  EXPECT_EQ(BlockText(*document, 0), "陈立言在全市工业高质量发展推进会上要求");
  EXPECT_EQ(document->metadata.title,
            "陈立言:聚焦主业抓攻坚 全力冲刺“双过半” 推动青川工业经济回升向好");
  EXPECT_EQ(document->metadata.author, "周岚");
  EXPECT_EQ(document->blocks.back().kind, BlockKind::kByline);
  EXPECT_THAT(RemovalsOf(*document), Contains("repeated title").Times(1));
  EXPECT_THAT(DiagnosticsOf(*document), Contains("garble").Times(1));
  EXPECT_THAT(DiagnosticsOf(*document), Contains("lost_space").Times(1));
  EXPECT_GT(document->glosses.size(), 100U);
}

TEST(ReadDocument, MendsTheRealArticle) {
  const std::string path =
      std::string(TINGWEN_ROOT) + "/../shared/samples/000_320e35281dc089dc.txt";
  const auto bytes = ReadFile(path);
  if (!bytes) GTEST_SKIP() << "the real article is not here";
  const auto document = ReadDocument(*bytes, path);
  ASSERT_TRUE(document);
  ExpectSound(*document, *bytes);
  const std::string& text = document->text.text();
  EXPECT_THAT(text, Not(HasSubstr("?")));
  for (const CodePoint& c : Decode(text)) {
    EXPECT_FALSE(IsLatinLetter(c.value)) << text.substr(c.span.begin, 30);
  }
  using enum BlockKind;
  EXPECT_EQ(KindsOf(*document),
            (std::vector{kTitle, kTitle, kTitle, kTitle, kParagraph, kParagraph,
                         kParagraph, kParagraph, kByline}));
  EXPECT_THAT(RemovalsOf(*document), Contains("repeated title").Times(1));
  EXPECT_EQ(document->metadata.author, "罗跃");
}

TEST(ReadDocument, RepairIsAnOption) {
  ReadOptions options;
  options.repair = false;
  const auto document = ReadDocument("收官戰(zhàn)? ?好", "x", options);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text.text(), "收官战(zhàn)? ?好");
  EXPECT_TRUE(document->glosses.empty());
}

// Whatever happens to a text, it is read soundly or refused as input.
TEST(ReadDocument, IsSoundOnDamagedText) {
  std::mt19937 random(20251105);
  for (const std::string& name : SampleFiles()) {
    const std::string sample = ReadSourceFile(name);
    for (int round = 0; round < 60; ++round) {
      std::string bytes = sample;
      const size_t edits = 1 + random() % 40;
      for (size_t i = 0; i < edits; ++i) {
        const size_t at = random() % bytes.size();
        switch (random() % 5) {
          case 0:
            bytes[at] = static_cast<char>(random());
            break;
          case 1:
            bytes.erase(at, 1 + random() % 20);
            break;
          case 2:
            bytes.insert(at, 1, "()?\n\0\r“\xFF\"."[random() % 10]);
            break;
          case 3:
            bytes.insert(at, bytes.substr(random() % at + 1, 30));
            break;
          default:
            bytes.insert(at, "(zhàn");
            break;
        }
        if (bytes.empty()) bytes = "x";
      }
      SCOPED_TRACE(name + " round " + std::to_string(round));
      const auto document = ReadDocument(bytes, name);
      if (document) {
        ExpectSound(*document, bytes);
      } else {
        EXPECT_EQ(document.error().code, ErrorCode::kInput);
      }
      if (HasFailure()) return;
    }
  }
}

TEST(ReadDocument, IsSoundOnRandomText) {
  static constexpr std::string_view kPieces[] = {
      "会议",   "戰",   "(zhàn)", "（shūjì）", "? ?",       "?",     "。",
      "”",      "“",    "(",      ")",         "\n",        "\r\n",  " ",
      "\u3000", "１２", "3.5",    "著",        "記者 羅躍", "完",    "一、",
      "①",      "\xFF", "\uFEFF", "锟斤拷",    "a",         "zhàn)", "……",
      "x",      "。\n", "电",     "新华社",    "11月5日"};
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    const size_t count = 1 + random() % 60;
    for (size_t i = 0; i < count; ++i) {
      bytes += kPieces[random() % std::size(kPieces)];
    }
    const auto document = ReadDocument(bytes, "random");
    if (document) ExpectSound(*document, bytes);
    ExpectSound(ReadLine(bytes), bytes);
    if (HasFailure()) {
      ADD_FAILURE() << bytes;
      return;
    }
  }
}

TEST(ReadLine, TakesNothingForATitleOrByline) {
  for (const char* line :
       {"（完）", "记者 罗跃", "一、加快项目建设", "本报讯 今天", "标题"}) {
    const Document document = ReadLine(line);
    ASSERT_EQ(document.blocks.size(), 1U);
    EXPECT_EQ(document.blocks[0].kind, BlockKind::kParagraph);
    EXPECT_EQ(document.text.text(), line);
  }
}

TEST(ReadLine, NeverEmptiesALineWithWords) {
  for (const std::string& name : SampleFiles()) {
    const std::string text = ReadSourceFile(name);
    for (const std::string_view line : SplitLines(text)) {
      EXPECT_FALSE(ReadLine(line).sentences.empty()) << line;
    }
  }
}

TEST(ReadLine, TakesWhateverComes) {
  for (const std::string& line :
       {std::string(), std::string(" "), std::string("\xFF\xFE"),
        std::string("\0\0", 2), std::string("一\n二\r三")}) {
    ExpectSound(ReadLine(line), line);
  }
}

}  // namespace
}  // namespace tingwen
