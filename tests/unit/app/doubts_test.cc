#include "app/doubts.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

// A document of one spoken piece. Each word is its characters, their readings
// and the confidence of all of them.
struct TestWord {
  std::vector<std::string> characters;
  std::vector<std::string> pinyin;
  float confidence = 1;
};

Document DocumentOf(const std::vector<TestWord>& words) {
  Document document;
  for (const TestWord& test : words) {
    Word word;
    word.spoken = 0;
    word.first_syllable = static_cast<Id>(document.syllables.size());
    word.syllable_count = static_cast<uint32_t>(test.pinyin.size());
    for (const std::string& character : test.characters) word.text += character;
    for (size_t i = 0; i < test.pinyin.size(); ++i) {
      Syllable syllable;
      syllable.word = static_cast<Id>(document.words.size());
      syllable.text = test.characters[std::min(i, test.characters.size() - 1)];
      syllable.pinyin = syllable.surface = test.pinyin[i];
      syllable.reason = document.Because("test", test.confidence);
      document.syllables.push_back(syllable);
    }
    document.words.push_back(word);
  }
  return document;
}

TEST(DoubtsTest, OnlyWhatIsBelowTheThreshold) {
  const Document document =
      DocumentOf({{{"银", "行"}, {"yin2", "hang2"}, 0.8F}});
  EXPECT_TRUE(FindDoubts(document, 0.8F).empty());
  const auto doubts = FindDoubts(document, 0.81F);
  ASSERT_EQ(doubts.size(), 2u);
  EXPECT_EQ(doubts[1].syllable, 1u);
  EXPECT_EQ(doubts[1].word, "银行");
  EXPECT_EQ(doubts[1].reading, "yin2 hang2");
}

TEST(DoubtsTest, ACharacterAloneTakesItsNeighbour) {
  const auto next = FindDoubts(DocumentOf({{{"长"}, {"zhang3"}, 0.5F},
                                           {{"身", "体"}, {"shen1", "ti3"}}}),
                               0.8F);
  ASSERT_EQ(next.size(), 1u);
  EXPECT_EQ(next[0].word, "长身体");
  EXPECT_EQ(next[0].reading, "zhang3 shen1 ti3");
  const auto last = FindDoubts(
      DocumentOf({{{"独"}, {"du2"}}, {{"得"}, {"de2"}, 0.5F}}), 0.8F);
  ASSERT_EQ(last.size(), 1u);
  EXPECT_EQ(last[0].word, "独得");
  const auto alone = FindDoubts(DocumentOf({{{"得"}, {"de2"}, 0.5F}}), 0.8F);
  ASSERT_EQ(alone.size(), 1u);
  EXPECT_EQ(alone[0].word, "得");
}

TEST(DoubtsTest, ANeighbourIsOfTheSamePiece) {
  Document document = DocumentOf(
      {{{"长"}, {"zhang3"}, 0.5F}, {{"身", "体"}, {"shen1", "ti3"}}});
  document.words[1].spoken = 1;
  const auto doubts = FindDoubts(document, 0.8F);
  ASSERT_EQ(doubts.size(), 1u);
  EXPECT_EQ(doubts[0].word, "长");
}

TEST(DoubtsTest, TheSameIsCountedOtherReadingsAreApart) {
  const TestWord hang = {{"该", "行"}, {"gai1", "hang2"}, 0.5F};
  const TestWord xing = {{"该", "行"}, {"gai1", "xing2"}, 0.5F};
  const auto doubts = FindDoubts(DocumentOf({hang, hang, xing}), 0.8F);
  ASSERT_EQ(doubts.size(), 4u);
  EXPECT_EQ(doubts[1].places, 2u);
  EXPECT_EQ(doubts[3].places, 1u);
  EXPECT_EQ(doubts[3].reading, "gai1 xing2");
}

TEST(DoubtsTest, NeutralTonesAreWrittenSandhiIsNot) {
  Document document = DocumentOf({{{"认", "识"}, {"ren4", "shi2"}, 0.5F},
                                  {{"你", "好"}, {"ni3", "hao3"}, 0.5F}});
  document.syllables[1].surface = "shi5";
  document.syllables[2].surface = "ni2";
  const auto doubts = FindDoubts(document, 0.8F);
  ASSERT_EQ(doubts.size(), 4u);
  EXPECT_EQ(doubts[0].reading, "ren4 shi5");
  EXPECT_EQ(doubts[2].reading, "ni3 hao3");
}

TEST(DoubtsTest, NoRowWhereSyllablesAreNotCharacters) {
  const auto doubts =
      FindDoubts(DocumentOf({{{"W"}, {"da2", "bu5", "liu5"}, 0.5F}}), 0.8F);
  ASSERT_FALSE(doubts.empty());
  EXPECT_TRUE(doubts[0].reading.empty());
}

}  // namespace
}  // namespace tingwen
