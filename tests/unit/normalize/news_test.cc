// tests/tables/normalize.tsv: news texts and how they are said.
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/tsv.h"
#include "unit/normalize/normalize_helper.h"

namespace tingwen {
namespace {

TEST(News, IsSaidAsTheTableExpects) {
  const auto text = ReadFile(TINGWEN_ROOT "/tests/tables/normalize.tsv");
  ASSERT_TRUE(text);
  const std::vector<TsvRow> rows = ParseTsv(*text);
  ASSERT_GT(rows.size(), 300U);
  for (const TsvRow& row : rows) {
    ASSERT_EQ(row.cells.size(), 2U) << "line " << row.line;
    EXPECT_EQ(Said(std::string(row.cells[0])), row.cells[1])
        << "line " << row.line;
  }
}

}  // namespace
}  // namespace tingwen
