// The promises of data/lexicon: every row of every table is well-formed, and
// no two tables contradict each other.
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "base/tsv.h"
#include "rules/lexicon_pinyin.h"

namespace tingwen {
namespace {

const std::string kRoot = TINGWEN_ROOT;

struct Sheet {
  std::string name;
  std::string text;
  std::vector<TsvRow> rows;

  std::string At(const TsvRow& row) const {
    return name + ":" + std::to_string(row.line);
  }
};

Sheet ReadSheet(const std::string& name) {
  Sheet sheet{name, ReadFile(kRoot + "/data/lexicon/" + name).value_or(""), {}};
  sheet.rows = ParseTsv(sheet.text);
  EXPECT_FALSE(sheet.rows.empty()) << name;
  return sheet;
}

const std::set<std::string, std::less<>>& Syllables() {
  static const auto* syllables = [] {
    auto* result = new std::set<std::string, std::less<>>;
    const std::string text =
        ReadFile(kRoot + "/tests/unit/rules/syllables.txt").value_or("");
    for (const std::string_view line : SplitLines(text))
      if (!StartsWith(line, "#"))
        for (const std::string_view syllable : Split(line, ' '))
          result->emplace(syllable);
    return result;
  }();
  return *syllables;
}

bool IsSyllable(const Pinyin& pinyin) {
  return Syllables().contains(pinyin.base());
}

// Of "huar1" the part "hua1", if it is written with the r of erhua.
bool IsErhua(const Pinyin& pinyin) {
  const std::string_view base = pinyin.base();
  return base.size() > 2 && base.back() == 'r' &&
         Syllables().contains(base.substr(0, base.size() - 1));
}

bool IsHanText(std::string_view text) {
  const auto characters = Decode(text);
  return !characters.empty() &&
         std::all_of(characters.begin(), characters.end(),
                     [](const CodePoint& c) { return IsHan(c.value); });
}

bool IsReplacement(const TsvRow& row) {
  return row.cells.size() > 2 && !row.cells[2].empty();
}

const char* const kWordTables[] = {"phrases.tsv", "neutral.tsv", "places.tsv",
                                   "mainland.tsv"};

class WordTable : public testing::TestWithParam<const char*> {};

TEST_P(WordTable, EachCharacterHasOneSyllable) {
  const Sheet sheet = ReadSheet(GetParam());
  for (const TsvRow& row : sheet.rows) {
    ASSERT_GE(row.cells.size(), 2U) << sheet.At(row);
    EXPECT_TRUE(IsHanText(row.cells[0])) << sheet.At(row);
    const auto reading = ParseReading(row.cells[1]);
    ASSERT_TRUE(reading) << sheet.At(row);
    EXPECT_EQ(reading->size(), CountCodePoints(row.cells[0])) << sheet.At(row);
    for (const Pinyin& pinyin : *reading)
      EXPECT_TRUE(IsSyllable(pinyin)) << sheet.At(row);
  }
}

TEST_P(WordTable, NoWordStandsTwice) {
  const Sheet sheet = ReadSheet(GetParam());
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const TsvRow& row : sheet.rows) {
    const auto from = IsReplacement(row) ? row.cells[2] : std::string_view();
    EXPECT_TRUE(seen.emplace(row.cells[0], from).second) << sheet.At(row);
  }
}

INSTANTIATE_TEST_SUITE_P(LexiconTables, WordTable,
                         testing::Values("phrases.tsv", "neutral.tsv",
                                         "places.tsv", "mainland.tsv",
                                         "chars.tsv", "surnames.tsv"));

// The same but for the tones that neutral.tsv takes from a word of another
// table, which says by its full tone which reading is meant: 商量 liang2.
bool SameButNeutral(std::string_view full, std::string_view neutral) {
  const auto first = ParseReading(full);
  const auto second = ParseReading(neutral);
  return first && second &&
         std::equal(first->begin(), first->end(), second->begin(),
                    second->end(), [](const Pinyin& a, const Pinyin& b) {
                      return a == b || (b.tone == 5 && a.base() == b.base());
                    });
}

TEST(LexiconTables, NoTwoTablesContradictEachOther) {
  std::map<std::string, std::string> readings;
  for (const std::string_view name : kWordTables) {
    const Sheet sheet = ReadSheet(std::string(name));
    for (const TsvRow& row : sheet.rows) {
      if (IsReplacement(row)) continue;
      const auto [known, added] =
          readings.emplace(row.cells[0], std::string(row.cells[1]));
      if (name == "neutral.tsv") {
        EXPECT_TRUE(SameButNeutral(known->second, row.cells[1]))
            << sheet.At(row);
      } else if (name != "mainland.tsv" ||
                 !SameButNeutral(row.cells[1], known->second)) {
        EXPECT_EQ(known->second, row.cells[1]) << sheet.At(row);
      }
    }
  }
}

TEST(LexiconTables, ReplacementsChangeOneCharactersReading) {
  const Sheet sheet = ReadSheet("mainland.tsv");
  size_t replacements = 0;
  for (const TsvRow& row : sheet.rows) {
    if (!IsReplacement(row)) continue;
    ++replacements;
    EXPECT_EQ(CountCodePoints(row.cells[0]), 1U) << sheet.At(row);
    EXPECT_TRUE(ParsePinyin(row.cells[2])) << sheet.At(row);
    EXPECT_NE(row.cells[1], row.cells[2]) << sheet.At(row);
  }
  EXPECT_GT(replacements, 0U);
}

// 花儿 is one syllable, huar1: the 儿 that colours has none of its own.
TEST(LexiconTables, ErhuaMergesOneCharacter) {
  const Sheet sheet = ReadSheet("erhua.tsv");
  std::set<std::string_view> seen;
  for (const TsvRow& row : sheet.rows) {
    ASSERT_EQ(row.cells.size(), 2U) << sheet.At(row);
    EXPECT_TRUE(seen.insert(row.cells[0]).second) << sheet.At(row);
    const auto reading = ParseReading(row.cells[1]);
    ASSERT_TRUE(reading) << sheet.At(row);
    size_t merged = 0;
    for (const Pinyin& pinyin : *reading) {
      const bool erhua = IsErhua(pinyin);
      merged += erhua ? 1 : 0;
      EXPECT_TRUE(erhua || IsSyllable(pinyin)) << sheet.At(row);
    }
    EXPECT_EQ(merged, 1U) << sheet.At(row);
    EXPECT_EQ(reading->size() + 1, CountCodePoints(row.cells[0]))
        << sheet.At(row);
  }
}

TEST(LexiconTables, SurnamesHaveAWeight) {
  const Sheet sheet = ReadSheet("surnames.tsv");
  for (const TsvRow& row : sheet.rows) {
    ASSERT_EQ(row.cells.size(), 3U) << sheet.At(row);
    const std::string_view cell = row.cells[2];
    double weight = 0;
    const auto parsed =
        std::from_chars(cell.data(), cell.data() + cell.size(), weight);
    EXPECT_EQ(parsed.ptr, cell.data() + cell.size()) << sheet.At(row);
    EXPECT_GT(weight, 0) << sheet.At(row);
    EXPECT_LT(weight, 10000) << sheet.At(row);
  }
}

TEST(LexiconTables, LettersAreSayable) {
  const Sheet sheet = ReadSheet("letters.tsv");
  std::set<std::string_view> seen;
  for (const TsvRow& row : sheet.rows) {
    ASSERT_EQ(row.cells.size(), 2U) << sheet.At(row);
    EXPECT_EQ(CountCodePoints(row.cells[0]), 1U) << sheet.At(row);
    EXPECT_TRUE(seen.insert(row.cells[0]).second) << sheet.At(row);
    const auto reading = ParseReading(row.cells[1]);
    ASSERT_TRUE(reading) << sheet.At(row);
    for (const Pinyin& pinyin : *reading)
      EXPECT_TRUE(IsSyllable(pinyin)) << sheet.At(row);
  }
  for (char letter = 'A'; letter <= 'Z'; ++letter)
    EXPECT_TRUE(seen.contains(std::string_view(&letter, 1))) << letter;
}

TEST(LexiconTables, LatinTermsSayHow) {
  const Sheet sheet = ReadSheet("latin.tsv");
  std::set<std::string_view> seen;
  for (const TsvRow& row : sheet.rows) {
    ASSERT_EQ(row.cells.size(), 2U) << sheet.At(row);
    EXPECT_TRUE(seen.insert(row.cells[0]).second) << sheet.At(row);
    const std::string_view how = row.cells[1];
    if (StartsWith(how, "pinyin: ")) {
      EXPECT_TRUE(ParseReading(how.substr(8))) << sheet.At(row);
    } else if (StartsWith(how, "han: ")) {
      EXPECT_GT(how.size(), 5U) << sheet.At(row);
    } else {
      EXPECT_TRUE(how == "spell" || how == "english") << sheet.At(row);
    }
  }
}

TEST(LexiconTables, SlogansAreSpokenInWords) {
  const Sheet sheet = ReadSheet("slogans.tsv");
  std::set<std::string_view> seen;
  for (const TsvRow& row : sheet.rows) {
    ASSERT_EQ(row.cells.size(), 5U) << sheet.At(row);
    EXPECT_TRUE(seen.insert(row.cells[0]).second) << sheet.At(row);
    EXPECT_FALSE(row.cells[1].empty()) << sheet.At(row);
    EXPECT_FALSE(row.cells[3].empty()) << sheet.At(row);
    for (const size_t column : {size_t{1}, size_t{2}})
      for (const CodePoint& c : Decode(row.cells[column]))
        EXPECT_FALSE(IsAsciiDigit(c.value)) << sheet.At(row);
    if (row.cells[4].empty()) continue;
    // Only what the full form says may be left out after it.
    EXPECT_FALSE(row.cells[2].empty()) << sheet.At(row);
    for (const std::string_view piece : Split(row.cells[4], '|'))
      EXPECT_NE(row.cells[2].find(piece), std::string_view::npos)
          << sheet.At(row);
  }
  EXPECT_GE(sheet.rows.size(), 400U);
}

TEST(LexiconTables, BigramsAreTwoWordsAndWhatTheyTell) {
  const Sheet sheet = ReadSheet("bigrams.tsv");
  std::set<std::pair<std::string_view, std::string_view>> known;
  for (const TsvRow& row : sheet.rows) {
    ASSERT_EQ(row.cells.size(), 3U) << sheet.At(row);
    EXPECT_TRUE(known.emplace(row.cells[0], row.cells[1]).second)
        << sheet.At(row);
    double nats = 0;
    const std::string_view cell = row.cells[2];
    std::from_chars(cell.data(), cell.data() + cell.size(), nats);
    EXPECT_GT(nats, 0) << sheet.At(row);
    EXPECT_LT(nats, 8) << sheet.At(row);  // what the compiled form holds
  }
  EXPECT_LT(sheet.text.size(), 1'000'000U);
}

TEST(LexiconTables, CellsHaveNoSpacesAtTheirEnds) {
  for (const char* name :
       {"phrases.tsv", "neutral.tsv", "erhua.tsv", "places.tsv", "mainland.tsv",
        "chars.tsv", "surnames.tsv", "letters.tsv", "latin.tsv", "slogans.tsv",
        "bigrams.tsv"}) {
    const Sheet sheet = ReadSheet(name);
    for (const TsvRow& row : sheet.rows)
      for (const std::string_view cell : row.cells)
        EXPECT_EQ(Trim(cell), cell) << sheet.At(row);
  }
}

}  // namespace
}  // namespace tingwen
