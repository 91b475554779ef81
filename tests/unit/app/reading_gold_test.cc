// tests/tables/news_polyphones.tsv, surnames.tsv and sandhi.tsv: how much of
// what a newsreader says the program says, too. G2P.md describes the tables.
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>

#include "app/pipeline.h"
#include "base/file.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

Document Read(std::string_view line) {
  static const FrontEnd front_end = [] {
    auto loaded = FrontEnd::Load({}, FrontEnd::Depth::kSyllables);
    EXPECT_TRUE(loaded) << Describe(loaded.error());
    return *std::move(loaded);
  }();
  return front_end.AnalyzeLine(line);
}

// Whether a cell such as "huan2/hai2" has the reading.
bool Accepts(std::string_view cell, std::string_view reading) {
  const auto readings = Split(cell, '/');
  return std::find(readings.begin(), readings.end(), reading) != readings.end();
}

// Columns: id, sentence, index, reading.
bool IsReadRight(const TsvRow& row) {
  const std::string_view sentence = row.cells[1];
  size_t index = 0;
  std::from_chars(row.cells[2].data(),
                  row.cells[2].data() + row.cells[2].size(), index);
  const auto characters = Decode(sentence);
  if (index >= characters.size()) return false;
  const Document document = Read(sentence);
  return std::any_of(document.syllables.begin(), document.syllables.end(),
                     [&](const Syllable& syllable) {
                       return document.SourceSpan(syllable.span) ==
                                  characters[index].span &&
                              Accepts(row.cells[3], syllable.pinyin);
                     });
}

// Columns: id, kind, sentence, lexical, surface.
bool IsSpokenRight(const TsvRow& row) {
  const Document document = Read(row.cells[2]);
  const auto expected = Split(row.cells[4], ' ');
  size_t next = 0;
  for (const Syllable& syllable : document.syllables) {
    if (syllable.surface.empty()) continue;
    if (next >= expected.size() || !Accepts(expected[next++], syllable.surface))
      return false;
  }
  return next == expected.size();
}

struct Table {
  const char* name;
  bool (*is_right)(const TsvRow&);
  double goal;  // G2P.md
};

class ReadingGold : public testing::TestWithParam<Table> {};

TEST_P(ReadingGold, ReachesItsGoal) {
  const auto text =
      ReadFile(TINGWEN_ROOT "/tests/tables/" + std::string(GetParam().name));
  ASSERT_TRUE(text);
  const std::vector<TsvRow> rows = ParseTsv(*text);
  ASSERT_GT(rows.size(), 400U);
  // The first row names the columns.
  const auto right =
      std::count_if(rows.begin() + 1, rows.end(), GetParam().is_right);
  EXPECT_GE(static_cast<double>(right),
            GetParam().goal * static_cast<double>(rows.size() - 1))
      << right << " of " << rows.size() - 1;
}

INSTANTIATE_TEST_SUITE_P(
    Tables, ReadingGold,
    testing::Values(Table{"news_polyphones.tsv", IsReadRight, 0.97},
                    Table{"surnames.tsv", IsReadRight, 0.92},
                    Table{"sandhi.tsv", IsSpokenRight, 0.95}),
    [](const auto& table) {
      return "Table" + std::to_string(table.index + 1);
    });

}  // namespace
}  // namespace tingwen
