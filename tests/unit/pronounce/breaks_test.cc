#include "pronounce/breaks.h"

#include <gtest/gtest.h>

#include <fstream>

#include "spoken_document.h"

namespace tingwen {
namespace {

// The words with a bar after each phrase.
std::string WithBars(const Document& document) {
  const std::string& text = document.text.text();
  std::string result;
  size_t at = 0;
  for (const Word& word : document.words) {
    result += text.substr(at, word.span.end - at);
    at = word.span.end;
    if (word.break_after == Break::kPhrase) result += '|';
  }
  return result + text.substr(at);
}

TEST(BreaksTest, DividesLongClauses) {
  const auto rows = TestTable("breaks.tsv");
  ASSERT_GT(rows.size(), 3u);
  for (const TsvRow& row : rows) {
    std::string text(row.cells[0]);
    ReplaceAll(text, "|", "");
    EXPECT_EQ(WithBars(Pronounced(text)), row.cells[0]);
  }
}

TEST(BreaksTest, TakesOverWhatIsWritten) {
  const Document document = Pronounced("老虎、狮子，大象；他走了。他来");
  std::vector<Break> breaks;
  for (const Word& word : document.words)
    if (word.break_after > Break::kWord) breaks.push_back(word.break_after);
  EXPECT_EQ(breaks, (std::vector<Break>{Break::kEnumeration, Break::kComma,
                                        Break::kClause, Break::kSentence,
                                        Break::kParagraph}));
}

TEST(BreaksTest, EndsATitleWithItsOwnBreak) {
  Document document = SpokenDocument("银行开会");
  document.blocks[0].kind = BlockKind::kTitle;
  TestPronouncer().PronounceWords(document);
  EXPECT_EQ(document.words.back().break_after, Break::kTitle);
}

TEST(BreaksTest, SpacesInTitlesAreRests) {
  Document document = SpokenDocument("冲刺四季度 打好收官战");
  document.blocks[0].kind = BlockKind::kTitle;
  TestPronouncer().PronounceWords(document);
  std::vector<Break> breaks;
  for (const Word& word : document.words)
    if (word.break_after > Break::kWord) breaks.push_back(word.break_after);
  EXPECT_EQ(breaks, (std::vector<Break>{Break::kComma, Break::kTitle}));
  // In a paragraph they are noise.
  for (const Word& word : Pronounced("面积是五平方 公里").words)
    EXPECT_NE(word.break_after, Break::kComma);
}

TEST(BreaksTest, PhrasesAreNeitherLongNorBegunByParticles) {
  std::string clause;
  for (int i = 0; i < 40; ++i) clause += "我们的发展需要更多的支持和理解";
  const Document document = Pronounced(clause);
  uint32_t length = 0;
  for (size_t i = 0; i < document.words.size(); ++i) {
    length += document.words[i].syllable_count;
    EXPECT_LE(length, 24u);
    if (document.words[i].break_after < Break::kPhrase) continue;
    length = 0;
    if (i + 1 < document.words.size()) {
      EXPECT_NE(document.words[i + 1].text, "的");
    }
  }
}

TEST(BreakRulesTest, RefusesWhatItDoesNotUnderstand) {
  const std::string path = testing::TempDir() + "/breaks_broken.tsv";
  for (const std::string row :
       {"*", "*\t*", "*\t*\tx", "\t*\t1", "*\t*\t", "*\t*\t1x"}) {
    std::ofstream(path) << "# left\tright\tcost\n" << row << "\n";
    const auto rules = BreakRules::Load(path);
    ASSERT_FALSE(rules) << row;
    EXPECT_EQ(rules.error().position.line, 2u);
  }
}

}  // namespace
}  // namespace tingwen
