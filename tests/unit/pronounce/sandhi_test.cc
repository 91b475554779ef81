#include "pronounce/sandhi.h"

#include <gtest/gtest.h>

#include <fstream>

#include "pronounce/sandhi_rules.h"
#include "spoken_document.h"

namespace tingwen {
namespace {

std::string RulePath() {
  return std::string(TINGWEN_ROOT) + "/data/rules/sandhi.tsv";
}

TEST(SandhiTest, EveryRuleHoldsInItsExample) {
  auto bytes = ReadFile(RulePath());
  ASSERT_TRUE(bytes);
  const auto rows = ParseTsv(*bytes);
  ASSERT_GT(rows.size(), 10u);
  for (const TsvRow& row : rows) {
    ASSERT_EQ(row.cells.size(), 5u) << "line " << row.line;
    const Document document = Pronounced(std::string(row.cells[3]));
    EXPECT_EQ(SurfaceOf(document), row.cells[4]) << row.cells[3];
    const std::string rule = "rules/sandhi.tsv:" + std::to_string(row.line);
    // The rule speaks where it changes something.
    bool spoke = false;
    bool changed = false;
    for (const Syllable& syllable : document.syllables) {
      spoke = spoke || document.Why(syllable.surface_reason) == rule;
      changed = changed || (syllable.text == row.cells[0] &&
                            syllable.surface != syllable.pinyin);
    }
    EXPECT_TRUE(spoke || !changed) << "line " << row.line;
  }
}

TEST(SandhiTest, SpeaksSentencesAsPeopleDo) {
  const auto rows = TestTable("surfaces.tsv");
  ASSERT_GT(rows.size(), 30u);
  for (const TsvRow& row : rows)
    EXPECT_EQ(SurfaceOf(Pronounced(std::string(row.cells[0]))), row.cells[1])
        << row.cells[0];
}

TEST(SandhiTest, MergesErhua) {
  const Document document = Pronounced("花儿");
  ASSERT_EQ(document.syllables.size(), 2u);
  EXPECT_EQ(std::string_view(document.syllables[0].pinyin), "hua1");
  EXPECT_EQ(std::string_view(document.syllables[0].surface), "huar1");
  EXPECT_EQ(std::string_view(document.syllables[1].pinyin), "r5");
  EXPECT_EQ(std::string_view(document.syllables[1].surface), "");
  EXPECT_EQ(document.Why(document.syllables[0].surface_reason), "erhua");
}

TEST(SandhiTest, GivesReasonsOnlyForChanges) {
  const Document document = Pronounced("他们不是老虎，统一看一看");
  for (const Syllable& syllable : document.syllables)
    EXPECT_EQ(syllable.surface != syllable.pinyin,
              !document.Why(syllable.surface_reason).empty())
        << syllable.text << syllable.surface;
}

TEST(SandhiRulesTest, RefusesWhatItDoesNotUnderstand) {
  const std::string path = testing::TempDir() + "/sandhi_broken.tsv";
  const auto classes = CharacterClasses::Load(std::string(TINGWEN_ROOT) +
                                              "/data/rules/sandhi_classes.tsv");
  ASSERT_TRUE(classes);
  for (const std::string row :
       {"一\tsomewhere:x\t1\ta\tb", "一\tprev:@nothing\t1\ta\tb",
        "一\tfirst\t7\ta\tb", "一\tfirst", "一\tfirst\t\ta\tb"}) {
    std::ofstream(path) << "# comment\n" << row << "\n";
    const auto rules = SandhiRules::Load(path, *classes);
    ASSERT_FALSE(rules) << row;
    EXPECT_EQ(rules.error().position.line, 2u);
    EXPECT_EQ(rules.error().path, path);
  }
}

}  // namespace
}  // namespace tingwen
