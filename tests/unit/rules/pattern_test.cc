#include "rules/pattern.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

bool Begins(const CharRanges& ranges, char32_t c) {
  for (const auto& [from, to] : ranges) {
    if (from <= c && c <= to) return true;
  }
  return false;
}

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

TEST(FirstChars, FollowsOptionalPiecesAndAlternatives) {
  const auto ranges = FirstChars("(?:a|第)?(?P<n>[0-9]{2})b");
  ASSERT_TRUE(ranges);
  for (char32_t c : {U'a', U'第', U'0', U'9'}) EXPECT_TRUE(Begins(*ranges, c));
  for (char32_t c : {U'b', U'A'}) EXPECT_FALSE(Begins(*ranges, c));
}

TEST(FirstChars, KnowsEscapesAndClasses) {
  const auto ranges = FirstChars("\\x{4e00}|\\x41|\\$|[a-c\\d]|\\bz|x{0,2}y");
  ASSERT_TRUE(ranges);
  for (char32_t c : {U'一', U'A', U'$', U'b', U'7', U'z', U'x', U'y'}) {
    EXPECT_TRUE(Begins(*ranges, c)) << static_cast<uint32_t>(c);
  }
  EXPECT_FALSE(Begins(*ranges, U'd'));
}

TEST(FirstChars, RefusesWhatCanBeginWithAnything) {
  for (const char* pattern :
       {".*a", "[^a]", "\\pL", "a?", "", "(a", "a)", "\\W", "[a", "\\", "\\x",
        "\\x{4e", "a|", "(?:b?)c?"}) {
    EXPECT_FALSE(FirstChars(pattern)) << pattern;
  }
}

}  // namespace
TEST(FirstChars, RefusesFlags) {
  for (const char* pattern : {"(?i)a", "(?i:a)b", "(?s).a"}) {
    EXPECT_FALSE(FirstChars(pattern)) << pattern;
  }
}

TEST(LastChars, FollowsOptionalPiecesAndAlternatives) {
  const auto ranges = LastChars("第|(?:共|[约a-c]{2,})\\d{0,3}x?");
  ASSERT_TRUE(ranges);
  for (char32_t c : {U'第', U'共', U'约', U'b', U'7', U'x'}) {
    EXPECT_TRUE(Begins(*ranges, c)) << static_cast<uint32_t>(c);
  }
  EXPECT_FALSE(Begins(*ranges, U'd'));
}

TEST(LastChars, CannotTellWhereAnythingMayStand) {
  for (const char* pattern :
       {"", "^|第", "[^\\d]", "a?", "a.", "a\\pL", "(?i)a", "a(?:b|.)c?"}) {
    EXPECT_FALSE(LastChars(pattern)) << pattern;
  }
}

}  // namespace tingwen
