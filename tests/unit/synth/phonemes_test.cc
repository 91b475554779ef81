#include "synth/phonemes.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/file.h"
#include "base/paths.h"
#include "base/text.h"

namespace tingwen {
namespace {

PhonemeTable Table() {
  auto table = PhonemeTable::Load(DataPath("voices/mandarin.tsv"));
  EXPECT_TRUE(table) << Describe(table.error());
  return *table;
}

std::string Spell(std::string_view pinyin,
                  Following following = Following::kSilence,
                  bool stressed = false) {
  return Table().Spell(pinyin, following, stressed).value_or("unknown");
}

TEST(SplitTone, TakesTheDigit) {
  EXPECT_EQ(SplitTone("hang2").base, "hang");
  EXPECT_EQ(SplitTone("hang2").tone, 2);
  EXPECT_EQ(SplitTone("de").tone, 5);
  EXPECT_EQ(SplitTone("").tone, 5);
  EXPECT_EQ(SplitTone("ma0").base, "ma0");
}

TEST(PhonemeTable, JoinsInitialAndFinal) {
  EXPECT_EQ(Spell("hang2"), "X|a|35|N|");
  EXPECT_EQ(Spell("zhuang4"), "ts.|w|A|51|N|");
  EXPECT_EQ(Spell("xue2"), "S;|yE|35|");
  EXPECT_EQ(Spell("a1"), "A|55|");
}

TEST(PhonemeTable, PrefersTheRowThatNamesTheInitial) {
  EXPECT_EQ(Spell("zi5"), "ts|i[|11|");
  EXPECT_EQ(Spell("ni2"), "n|i|35|");
  EXPECT_EQ(Spell("ju4"), "tS;|y|51|");
  EXPECT_EQ(Spell("lv4"), "l|y|51|");
  EXPECT_EQ(Spell("nve4"), Spell("nue4"));
}

TEST(PhonemeTable, SpellsErhuaWithARhoticEnd) {
  for (const char* pinyin : {"huar1", "wanr2", "huir4", "dianr3", "er2"}) {
    const std::string spelled = Spell(pinyin);
    EXPECT_TRUE(EndsWith(spelled, "|r.|")) << pinyin << " " << spelled;
  }
  EXPECT_NE(Spell("huar4"), Spell("huir4"));
}

TEST(PhonemeTable, ThirdToneFollowsWhatComesAfter) {
  EXPECT_EQ(Spell("ma3", Following::kSilence), "m|A|214|");
  EXPECT_EQ(Spell("ma3", Following::kSyllable), "m|A|21|");
  EXPECT_EQ(Spell("ma3", Following::kNeutral), "m|A|214|");
}

TEST(PhonemeTable, StressesTheVowel) {
  EXPECT_EQ(Spell("hua1", Following::kSilence, true), "X|w|'|A|55|");
  EXPECT_EQ(Spell("er4", Following::kSilence, true), "'|@r|51|r.|");
}

TEST(PhonemeTable, DoesNotKnowWhatIsNoSyllable) {
  for (const char* pinyin :
       {"", "2", "x1", "hello1", "zhx1", "ü4", "好", "b"}) {
    EXPECT_EQ(Spell(pinyin), "unknown") << pinyin;
  }
}

TEST(PhonemeTable, RefusesWrongRowsWithTheirLine) {
  const std::string path = testing::TempDir() + "wrong.tsv";
  for (const char* row : {"final\ta\t*\tA", "initial\tb\t-", "vowel\ta\t*\tA*",
                          "initial\tb\t-\tp*"}) {
    ASSERT_TRUE(WriteFile(path, std::string("# table\n") + row + "\n"));
    const auto table = PhonemeTable::Load(path);
    ASSERT_FALSE(table) << row;
    EXPECT_EQ(table.error().path, path);
    EXPECT_EQ(table.error().position.line, 2U);
  }
}

}  // namespace
}  // namespace tingwen
