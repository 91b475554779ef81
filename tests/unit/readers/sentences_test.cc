#include "readers/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "readers/abbreviations.h"
#include "readers/reader.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using testing::ElementsAre;

std::vector<std::string> Split(const std::string& text) {
  const Document document = ReadLine(text);
  ExpectSound(document, text);
  return SentencesOf(document);
}

TEST(SplitSentences, EndsAtPunctuation) {
  EXPECT_THAT(Split("今天开会。大家来了吗？来了！好!"),
              ElementsAre("今天开会。", "大家来了吗？", "来了！", "好!"));
  EXPECT_THAT(Split("真的？！是的。。。"),
              ElementsAre("真的？！", "是的。。。"));
  EXPECT_THAT(Split("一要抓项目；二要稳企业，三要惠民生"),
              ElementsAre("一要抓项目；二要稳企业，三要惠民生"));
}

TEST(SplitSentences, KeepsNumbersAndAddressesWhole) {
  for (const char* text :
       {"增长3.5%左右", "见www.example.cn/a?b=1!c的说明", "版本1.2.3发布",
        "发信至a.b@example.com即可", "他住在St. Petersburg市", "U.S. News报道",
        "Apple Inc. said so", "No. 5号选手", "《诗经·小雅》", "约翰.史密斯来访",
        "增长3. 2 %左右", "增长3 . 2%左右"}) {
    EXPECT_THAT(Split(text), ElementsAre(text));
  }
}

TEST(SplitSentences, EndsLatinSentences) {
  EXPECT_THAT(Split("He came. Then he left."),
              ElementsAre("He came.", "Then he left."));
  EXPECT_THAT(Split("会议结束. 大家离开."),
              ElementsAre("会议结束.", "大家离开."));
}

TEST(SplitSentences, ClosingQuotesStay) {
  EXPECT_THAT(Split("他说：“好！”大家鼓掌。"),
              ElementsAre("他说：“好！”", "大家鼓掌。"));
  EXPECT_THAT(Split("“好！”他说。“开始吧。”"),
              ElementsAre("“好！”他说。", "“开始吧。”"));
  EXPECT_THAT(Split("“放弃！”5日晚，教练说。"),
              ElementsAre("“放弃！”5日晚，教练说。"));
  EXPECT_THAT(Split("一声“开始！”响彻全场。走吧。"),
              ElementsAre("一声“开始！”响彻全场。", "走吧。"));
  EXPECT_THAT(Split("他说：\"好。\"走了。"),
              ElementsAre("他说：\"好。\"", "走了。"));
  EXPECT_THAT(Split("“他说：‘好。’我信。”完了。"),
              ElementsAre("“他说：‘好。’我信。”完了。"));
}

TEST(SplitSentences, BracketsStayWhole) {
  EXPECT_THAT(Split("会议（主题：发展。地点：北京。）召开。散会。"),
              ElementsAre("会议（主题：发展。地点：北京。）召开。", "散会。"));
  EXPECT_THAT(Split("读《你好吗？》这本书。好。"),
              ElementsAre("读《你好吗？》这本书。", "好。"));
}

TEST(SplitSentences, AnEllipsisEndsOnlyAtAnEnd) {
  EXPECT_THAT(Split("苹果、梨……应有尽有。"),
              ElementsAre("苹果、梨……应有尽有。"));
  EXPECT_THAT(Split("他说：“我……”大家沉默。"),
              ElementsAre("他说：“我……”", "大家沉默。"));
}

TEST(SplitSentences, AnOpenBracketDoesNotSwallowTheText) {
  std::string text = "（";
  for (int i = 0; i < 100; ++i) text += "今天召开了会议。";
  EXPECT_GT(Split(text).size(), 3U);
}

TEST(SplitSentences, CutsLongQuotationsBetweenTheirSentences) {
  std::string first = "他说：“";
  while (CountCodePoints(first) < 250) first += "我们要抓项目，";
  first += "稳企业。";
  EXPECT_THAT(Split(first + "大家一起努力。”会议最后通过决议。"),
              ElementsAre(first, "大家一起努力。”", "会议最后通过决议。"));
}

TEST(SplitSentences, CutsLongSentencesAtCommas) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "会议指出要抓好落实，";
  const auto sentences = Split(text);
  EXPECT_GE(sentences.size(), 3U);
  for (const std::string& sentence : sentences) {
    EXPECT_LE(CountCodePoints(sentence), 200U);
    EXPECT_TRUE(sentence.ends_with("，"));
  }
}

TEST(SplitSentences, CutsTextWithoutPunctuation) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "会议";
  for (const std::string& sentence : Split(text)) {
    EXPECT_LE(CountCodePoints(sentence), 400U);
  }
  for (const std::string& sentence : Split(std::string(5000, '7'))) {
    EXPECT_LE(sentence.size(), 1000U);
  }
}

TEST(SplitSentences, NeverCutsANumberAtItsComma) {
  std::string text;
  while (CountCodePoints(text) < 190) text += "会议";
  text += "1,234,567,890,123,456,789,000元，好";
  const auto sentences = Split(text);
  for (const std::string& sentence : sentences) {
    EXPECT_FALSE(sentence.ends_with("1,234,")) << sentence;
  }
}

TEST(IsAbbreviation, KnowsItsTable) {
  const auto table = LoadTable("structure_abbreviations", 2);
  ASSERT_TRUE(table);
  for (const TsvRow& row : table->rows) {
    EXPECT_TRUE(IsAbbreviation(row.cells[0]));
    EXPECT_THAT(Split(std::string(row.cells[1])), ElementsAre(row.cells[1]));
  }
  EXPECT_FALSE(IsAbbreviation("came"));
  EXPECT_TRUE(IsAbbreviation("U.S"));
}

}  // namespace
}  // namespace tingwen
