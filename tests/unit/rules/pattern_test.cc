#include "rules/pattern.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

TEST(ExpandPattern, ReplacesMacrosFieldsAndBlanks) {
  const Macros macros = {{"num", "\\d+"}};
  EXPECT_EQ(*ExpandPattern("{num}年", macros), "(?:\\d+)年");
  EXPECT_EQ(*ExpandPattern("{y=num}年", macros), "(?P<y>\\d+)年");
  EXPECT_EQ(*ExpandPattern("(?<y>\\d{4})", macros), "(?P<y>\\d{4})");
  EXPECT_EQ(*ExpandPattern("[ {num}]", macros), "[ {num}]");
  EXPECT_EQ(*ExpandPattern("\\{num}", macros), "\\{num}");
  EXPECT_NE(ExpandPattern("a b", macros)->find("\\x{a0}"), std::string::npos);
}

TEST(ExpandPattern, LeavesNamedEscapesAlone) {
  EXPECT_EQ(*ExpandPattern("1\\x{fe0f}?\\p{Han}", {}), "1\\x{fe0f}?\\p{Han}");
  EXPECT_TRUE(ExpandPattern("\\", {}));
  EXPECT_TRUE(ExpandPattern("\\x{", {}));
}

TEST(QuotePattern, TakesEveryCharacterAsItStands) {
  EXPECT_EQ(QuotePattern("1+6+N·双11"), "1\\+6\\+N·双11");
}

TEST(ExpandPattern, RefusesUnknownMacrosAndOpenBraces) {
  EXPECT_FALSE(ExpandPattern("{none}", {}));
  EXPECT_FALSE(ExpandPattern("{num", {{"num", "1"}}));
}

}  // namespace
}  // namespace tingwen
