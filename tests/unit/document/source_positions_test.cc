#include "document/source_positions.h"

#include <gtest/gtest.h>

#include <string>

#include "base/text.h"

namespace tingwen {
namespace {

TEST(SourcePositions, AgreeWithPositionOfInAnyOrder) {
  const std::string text = "一二\n三四五\n\nabc\n";
  SourcePositions positions(text, "", {1, 1});
  for (size_t offset : {0, 3, 7, 10, 17, 6, 18, 99, 0}) {
    const Position counted = positions.At(offset);
    const Position expected = PositionOf(text, offset);
    EXPECT_EQ(counted.line, expected.line) << offset;
    EXPECT_EQ(counted.column, expected.column) << offset;
  }
}

TEST(SourcePositions, CountCharactersOfAnyEncoding) {
  const std::string gbk =
      "\xD2\xBB\xB6\xFE\n\xC8\xFD"
      "a\xCB\xC4";  // 一二 三a四
  SourcePositions positions(gbk, "GBK", {1, 1});
  EXPECT_EQ(positions.At(2).column, 2U);
  EXPECT_EQ(positions.At(8).line, 2U);
  EXPECT_EQ(positions.At(8).column, 3U);
  EXPECT_EQ(positions.At(0).column, 1U);
  EXPECT_EQ(positions.At(5).line, 2U);
}

TEST(SourcePositions, GoOnFromWhereAPortionBegins) {
  SourcePositions positions("二\n三", "UTF-8", {7, 4});
  EXPECT_EQ(positions.At(0).line, 7U);
  EXPECT_EQ(positions.At(3).column, 5U);
  EXPECT_EQ(positions.At(4).line, 8U);
  EXPECT_EQ(positions.At(4).column, 1U);
}

}  // namespace
}  // namespace tingwen
