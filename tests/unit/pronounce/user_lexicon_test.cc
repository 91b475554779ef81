#include "pronounce/user_lexicon.h"

#include <gtest/gtest.h>

#include <fstream>

#include "spoken_document.h"

namespace tingwen {
namespace {

std::string WriteTable(const std::string& text) {
  const std::string path = testing::TempDir() + "/user_lexicon.tsv";
  std::ofstream(path) << text;
  return path;
}

TEST(UserLexiconTest, WinsOverEverything) {
  PronounceOptions options;
  options.user_lexicon =
      WriteTable("# mine\n银行\tyin1 xing1\n和平\the4ping2\n");
  const auto pronouncer = Pronouncer::Load(DataPath("lexicon.bin"), options);
  ASSERT_TRUE(pronouncer);
  Document document = SpokenDocument("银行行长");
  document.glosses.push_back({{3, 6}, {3, 6}, {"hang2"}});
  pronouncer->PronounceWords(document);
  EXPECT_EQ(ReadingOf(document, {0, 6}), "yin1 xing1");
  EXPECT_EQ(document.Why(document.syllables[0].reason), "user-lexicon:2");
}

TEST(UserLexiconTest, IsAWordEvenInsideOthers) {
  PronounceOptions options;
  options.user_lexicon = WriteTable("化人\thua1 ren2\n");
  const auto pronouncer = Pronouncer::Load(DataPath("lexicon.bin"), options);
  ASSERT_TRUE(pronouncer);
  Document document = SpokenDocument("文化人民");
  pronouncer->PronounceWords(document);
  EXPECT_EQ(WordsOf(document), "文 化人 民");
}

TEST(UserLexiconTest, NamesTheLineThatIsWrong) {
  for (const std::string row :
       {"重庆", "重庆\tchong2", "重庆\tchong2 qing9", "重庆\t", "\tchong2",
        "GDP\tji1", "重庆\tchóng qìng"}) {
    const auto lexicon = UserLexicon::Load(WriteTable("# a\n\n" + row + "\n"));
    ASSERT_FALSE(lexicon) << row;
    EXPECT_EQ(lexicon.error().code, ErrorCode::kInput);
    EXPECT_EQ(lexicon.error().position.line, 3u);
    EXPECT_FALSE(lexicon.error().hint.empty());
  }
}

TEST(UserLexiconTest, MissingFile) {
  const auto lexicon = UserLexicon::Load("/nowhere/lexicon.tsv");
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.error().code, ErrorCode::kInput);
}

}  // namespace
}  // namespace tingwen
