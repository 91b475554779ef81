// The lexicon that the build compiled.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "rules/lexicon.h"
#include "spoken_document.h"

namespace tingwen {
namespace {

const Lexicon& Compiled() {
  static const Result<Lexicon> lexicon = Lexicon::Open(DataPath("lexicon.bin"));
  return *lexicon;
}

// As it is spoken: neutral tones and merged erhua shown.
std::string EntryOf(std::string_view word) {
  const std::u32string text = ToUtf32(word);
  const EntryId entry = Compiled().Find(text);
  if (entry == kNoEntry) return "";
  std::vector<Pinyin> reading;
  for (size_t i = 0; i < text.size(); ++i) {
    Pinyin syllable = Compiled().Syllable(entry, i);
    if (Compiled().IsNeutral(entry, i)) syllable.tone = 5;
    reading.push_back(syllable);
  }
  return FormatReading(reading);
}

TEST(CompiledLexiconTest, IsLargeButNotTooLarge) {
  EXPECT_GT(Compiled().size(), 300'000u);
  EXPECT_LT(std::filesystem::file_size(DataPath("lexicon.bin")), 15'000'000u);
}

TEST(CompiledLexiconTest, ReadsWordsAsTheMainlandDoes) {
  const auto rows = TestTable("entries.tsv");
  ASSERT_GT(rows.size(), 40u);
  for (const TsvRow& row : rows)
    EXPECT_EQ(EntryOf(row.cells[0]), row.cells[1]) << row.cells[0];
}

// 一 and 不 stand in it as they are before sandhi.
TEST(CompiledLexiconTest, KnowsNoSandhi) {
  for (const char* word : {"一定", "一起", "一切", "不是", "不必", "不要"})
    EXPECT_TRUE(EntryOf(word).starts_with("yi1") ||
                EntryOf(word).starts_with("bu4"))
        << word << EntryOf(word);
}

TEST(CompiledLexiconTest, ReadsEveryCharacterOfTheBasicSet) {
  // The Unified Ideographs that every Chinese font has.
  size_t missing = 0;
  for (char32_t c = 0x4E00; c <= 0x9FA5; ++c)
    missing += Compiled().Find({&c, 1}) == kNoEntry ? 1 : 0;
  EXPECT_LT(missing, 10u);
}

TEST(CompiledLexiconTest, ReadsWhatOurTablesSay) {
  for (const char* name : {"phrases.tsv", "surnames.tsv"}) {
    const auto bytes =
        ReadFile(std::string(TINGWEN_ROOT) + "/data/lexicon/" + name);
    ASSERT_TRUE(bytes);
    for (const TsvRow& row : ParseTsv(*bytes)) {
      const std::u32string text = ToUtf32(row.cells[0]);
      const EntryId entry = Compiled().Find(text);
      ASSERT_NE(entry, kNoEntry) << row.cells[0];
      if (text.size() == 1)
        EXPECT_EQ(Compiled().SurnameSyllable(entry, 0).ToString(),
                  row.cells[1]);
      else
        EXPECT_LE(Compiled().Source(entry), LexiconSource::kSurnames)
            << row.cells[0];
    }
  }
}

TEST(CompiledLexiconTest, EveryWordHasALegalReading) {
  // What letters may begin and end a syllable of Mandarin.
  static const std::set<std::string> kOdd = {"r",  "m",   "n", "ng",
                                             "hm", "hng", "ê"};
  const std::string vowels = "aeiouv";
  for (EntryId entry = 0; entry < Compiled().size(); ++entry) {
    const Pinyin syllable = Compiled().Syllable(entry, 0);
    ASSERT_FALSE(syllable.empty()) << entry;
    const std::string base(syllable.base());
    EXPECT_TRUE(kOdd.contains(base) ||
                base.find_first_of(vowels) != std::string::npos)
        << base;
  }
}

}  // namespace
}  // namespace tingwen
