#include "rules/table.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

TEST(Table, FindsCellsByKeyAndColumn) {
  std::vector<Error> issues;
  const Table table =
      Table::Parse("units", "# key\tsay\tper\nkm/h\t公里\t小时\nkm\t公里\t\n",
                   "units.tsv", issues);
  EXPECT_TRUE(issues.empty());
  EXPECT_EQ(*table.Find("km/h"), "公里");
  EXPECT_EQ(*table.Find("km/h", table.ColumnIndex("per")), "小时");
  EXPECT_EQ(table.Find("m"), nullptr);
  EXPECT_EQ(table.ColumnIndex("none"), -1);
}

TEST(Table, OffersTheLongestKeyFirstAndEscapesIt) {
  std::vector<Error> issues;
  const Table table = Table::Parse("t", "# key\tsay\nkm\ta\nkm/h\tb\nUS$\tc\n",
                                   "t.tsv", issues);
  EXPECT_EQ(table.alternation(), "km/h|US\\$|km");
}

TEST(Table, HasTheKeyThatBeginsComments) {
  std::vector<Error> issues;
  const Table table =
      Table::Parse("t", "# key\tsay\n\\#\t井号\n", "t.tsv", issues);
  EXPECT_TRUE(issues.empty());
  EXPECT_EQ(*table.Find("#"), "井号");
}

TEST(Table, MayHaveNothingButKeys) {
  std::vector<Error> issues;
  const Table table = Table::Parse("t", "# key\n歼\n", "t.tsv", issues);
  EXPECT_TRUE(issues.empty());
  EXPECT_NE(table.Find("歼", 0), nullptr);
}

TEST(Table, ReportsRowsThatAreWrong) {
  std::vector<Error> issues;
  const Table table = Table::Parse(
      "t", "# key\tsay\nkm\ta\nkm\tb\n\tc\nm\nm\td\n", "t.tsv", issues);
  ASSERT_EQ(issues.size(), 3U);
  EXPECT_EQ(issues[0].position.line, 3U);
  EXPECT_EQ(issues[1].position.line, 4U);
  EXPECT_EQ(issues[2].position.line, 5U);
  EXPECT_EQ(*table.Find("km"), "a");
  EXPECT_EQ(*table.Find("m"), "d");
}

}  // namespace
}  // namespace tingwen
