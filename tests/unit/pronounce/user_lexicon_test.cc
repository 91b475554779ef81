#include "pronounce/user_lexicon.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "pronounce/user_lexicon_file.h"
#include "spoken_document.h"

namespace tingwen {
namespace {

std::string WriteTable(const std::string& text) {
  const std::string path = testing::TempDir() + "/user_lexicon.tsv";
  std::ofstream(path) << text;
  return path;
}

const LegalSyllables& Legal() {
  static const Result<LegalSyllables> legal =
      LegalSyllables::Load(DataPath("rules/repair_syllables.tsv"));
  if (!legal) {
    std::fputs(Describe(legal.error()).c_str(), stderr);
    std::abort();
  }
  return *legal;
}

TEST(LegalSyllablesTest, KnowErhuaButNoStrangers) {
  for (const std::string good : {"a1", "lv4", "zhuang4", "huar1", "er2", "r5"})
    EXPECT_TRUE(Legal().Has(*ParsePinyin(good))) << good;
  for (const std::string bad : {"v1", "chog2", "rr5", "zr2", "xyz1"})
    EXPECT_FALSE(Legal().Has(*ParsePinyin(bad))) << bad;
}

TEST(LegalSyllablesTest, MissingTableIsAnInternalError) {
  const auto legal = LegalSyllables::Load("/nowhere/syllables.tsv");
  ASSERT_FALSE(legal);
  EXPECT_EQ(legal.error().code, ErrorCode::kInternal);
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
       {"重庆", "重庆\tchong2", "重庆\tchong2 qing9", "重庆\tchog2 qing4",
        "重庆\t", "\tchong2", "GDP\tji1", "重庆\tchóng qìng"}) {
    const auto lexicon =
        UserLexicon::Load(WriteTable("# a\n\n" + row + "\n"), Legal());
    ASSERT_FALSE(lexicon) << row;
    EXPECT_EQ(lexicon.error().code, ErrorCode::kInput);
    EXPECT_EQ(lexicon.error().position.line, 3u);
    EXPECT_FALSE(lexicon.error().hint.empty());
  }
}

TEST(UserLexiconTest, MissingFile) {
  const auto lexicon = UserLexicon::Load("/nowhere/lexicon.tsv", Legal());
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.error().code, ErrorCode::kInput);
}

TEST(UserLexiconTest, TheLastRowOfAWordCounts) {
  const auto lexicon = UserLexicon::Load(
      WriteTable("\xEF\xBB\xBF重庆\tzhong4qing4\r\n绿\tlü4\r\n"
                 "重庆\tchong2 qing4\tcity\r\n"),
      Legal());
  ASSERT_TRUE(lexicon);
  ASSERT_EQ(lexicon->rows().size(), 2u);
  const auto row = lexicon->Find(U"重庆");
  ASSERT_TRUE(row);
  EXPECT_EQ(FormatReading(lexicon->row(*row).reading), "chong2 qing4");
  EXPECT_EQ(lexicon->row(*row).line, 3u);
  EXPECT_EQ(FormatReading(lexicon->rows()[1].reading), "lv4");
  EXPECT_FALSE(lexicon->Find(U"重"));
  EXPECT_FALSE(lexicon->Find(U""));
}

// --- UserLexiconFile -------------------------------------------------------

UserLexicon::Row RowOf(std::string_view word, std::string_view pinyin) {
  return UserLexicon::ParseRow(word, pinyin, Legal()).value();
}

TEST(UserLexiconFileTest, KeepsCommentsAndOrder) {
  const std::string path =
      WriteTable("# mine\n\n重庆\tchong2 qing4\tcity\n乐清\tyue4 qing1\n# end");
  auto file = UserLexiconFile::Open(path, Legal());
  ASSERT_TRUE(file);
  using Change = UserLexiconFile::Change;
  EXPECT_EQ(file->Set(RowOf("重庆", "zhong4qing4")), Change::kReplaced);
  EXPECT_EQ(file->Set(RowOf("乐清", "yue4 qing1")), Change::kNone);
  EXPECT_EQ(file->Set(RowOf("台州", "tai1 zhou1")), Change::kAdded);
  EXPECT_EQ(file->Set(RowOf("台州", "tai2 zhou1")), Change::kReplaced);
  ASSERT_TRUE(file->Save());
  EXPECT_EQ(ReadFile(path).value(),
            "# mine\n\n重庆\tzhong4 qing4\tcity\n乐清\tyue4 qing1\n# end\n"
            "台州\ttai2 zhou1\n");
  EXPECT_TRUE(file->Remove("乐清"));
  EXPECT_FALSE(file->Remove("乐清"));
  ASSERT_EQ(file->Rows().size(), 2u);
  EXPECT_EQ(file->Rows()[1].word, U"台州");
  ASSERT_TRUE(file->Save());
  EXPECT_EQ(ReadFile(path).value(),
            "# mine\n\n重庆\tzhong4 qing4\tcity\n# end\n台州\ttai2 zhou1\n");
}

TEST(UserLexiconFileTest, ChangesTheRowThatCountsAndRemovesAllOfThem) {
  const std::string path =
      WriteTable("重庆\tzhong4 qing4\n# x\n重庆\tchong2 qing4\n");
  auto file = UserLexiconFile::Open(path, Legal());
  ASSERT_TRUE(file);
  file->Set(RowOf("重庆", "chong2 qing1"));
  ASSERT_TRUE(file->Save());
  EXPECT_EQ(ReadFile(path).value(),
            "重庆\tzhong4 qing4\n# x\n重庆\tchong2 qing1\n");
  EXPECT_TRUE(file->Remove("重庆"));
  ASSERT_TRUE(file->Save());
  EXPECT_EQ(ReadFile(path).value(), "# x\n");
}

TEST(UserLexiconFileTest, MakesFileAndFolders) {
  const std::string folder = testing::TempDir() + "/user_lexicon_folder";
  std::filesystem::remove_all(folder);
  const std::string path = folder + "/a/lexicon.tsv";
  auto file = UserLexiconFile::Open(path, Legal());
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->Rows().empty());
  file->Set(RowOf("重庆", "chong2qing4"));
  ASSERT_TRUE(file->Save());
  EXPECT_EQ(ReadFile(path).value(), "重庆\tchong2 qing4\n");
}

TEST(UserLexiconFileTest, FollowsALink) {
  const std::string target = WriteTable("重庆\tchong2 qing4\n");
  const std::string link = testing::TempDir() + "/link.tsv";
  std::filesystem::remove(link);
  std::filesystem::create_symlink(target, link);
  auto file = UserLexiconFile::Open(link, Legal());
  ASSERT_TRUE(file);
  file->Remove("重庆");
  ASSERT_TRUE(file->Save());
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(ReadFile(target).value(), "");
}

TEST(UserLexiconFileTest, RefusesWhatItCannotKeep) {
  const auto file =
      UserLexiconFile::Open(WriteTable("重庆\tchong2\n"), Legal());
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().position.line, 1u);
}

}  // namespace
}  // namespace tingwen
