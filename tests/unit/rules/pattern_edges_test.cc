#include "rules/pattern_edges.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

bool Contain(const CharRanges& ranges, char32_t c) {
  for (const auto& [from, to] : ranges) {
    if (from <= c && c <= to) return true;
  }
  return false;
}

TEST(FirstChars, FollowsOptionalPiecesAndAlternatives) {
  const auto ranges = FirstChars("(?:a|第)?(?P<n>[0-9]{2})b");
  ASSERT_TRUE(ranges);
  for (char32_t c : {U'a', U'第', U'0', U'9'}) EXPECT_TRUE(Contain(*ranges, c));
  for (char32_t c : {U'b', U'A'}) EXPECT_FALSE(Contain(*ranges, c));
}

TEST(FirstChars, KnowsEscapesAndClasses) {
  const auto ranges = FirstChars("\\x{4e00}|\\x41|\\$|[a-c\\d]|\\bz|x{0,2}y");
  ASSERT_TRUE(ranges);
  for (char32_t c : {U'一', U'A', U'$', U'b', U'7', U'z', U'x', U'y'}) {
    EXPECT_TRUE(Contain(*ranges, c)) << static_cast<uint32_t>(c);
  }
  EXPECT_FALSE(Contain(*ranges, U'd'));
}

TEST(FirstChars, RefusesWhatCanBeginWithAnything) {
  for (const char* pattern :
       {".*a", "[^a]", "\\pL", "a?", "", "(a", "a)", "\\W", "[a", "\\", "\\x",
        "\\x{4e", "a|", "(?:b?)c?"}) {
    EXPECT_FALSE(FirstChars(pattern)) << pattern;
  }
}

TEST(FirstChars, RefusesFlags) {
  for (const char* pattern : {"(?i)a", "(?i:a)b", "(?s).a"}) {
    EXPECT_FALSE(FirstChars(pattern)) << pattern;
  }
}

TEST(LastChars, FollowsOptionalPiecesAndAlternatives) {
  const auto ranges = LastChars("第|(?:共|[约a-c]{2,})\\d{0,3}x?");
  ASSERT_TRUE(ranges);
  for (char32_t c : {U'第', U'共', U'约', U'b', U'7', U'x'}) {
    EXPECT_TRUE(Contain(*ranges, c)) << static_cast<uint32_t>(c);
  }
  EXPECT_FALSE(Contain(*ranges, U'd'));
}

TEST(LastChars, TellsWhatANegatedClassLeaves) {
  const auto ranges = LastChars("^|[^\\d第]");
  ASSERT_TRUE(ranges);
  for (char32_t c : {U'\0', U'x', U'共'}) EXPECT_TRUE(Contain(*ranges, c));
  for (char32_t c : {U'第', U'5'}) EXPECT_FALSE(Contain(*ranges, c));
}

TEST(LastChars, CannotTellWhereNothingMayStand) {
  for (const char* pattern : {"", "a?", "(?i)a", "(?:a|b*)c?"}) {
    EXPECT_FALSE(LastChars(pattern)) << pattern;
  }
}

TEST(EndsOfRun, TellsWhatFollowsHowManyDigits) {
  const RunEnds ends =
      EndsOfRun("(?:\\d{4}年|[12]?\\d月)(?:[^,\\d]|$)", RunKind::kNumber);
  EXPECT_TRUE(ends.Fit(4, U'年'));
  EXPECT_TRUE(ends.Fit(1, U'月'));
  EXPECT_TRUE(ends.Fit(2, U'月'));
  EXPECT_FALSE(ends.Fit(3, U'年'));
  EXPECT_FALSE(ends.Fit(3, U'月'));
  EXPECT_FALSE(ends.Fit(4, U'月'));
  EXPECT_FALSE(ends.Fit(4, kTextEnd));
}

TEST(EndsOfRun, CountsPointsAndCommasOfNumbers) {
  const RunEnds ends = EndsOfRun("\\d+(?:\\.\\d+)?%", RunKind::kNumber);
  EXPECT_TRUE(ends.Fit(1, '%'));
  EXPECT_TRUE(ends.Fit(4, '%'));
  EXPECT_FALSE(ends.Fit(4, U'元'));
}

TEST(EndsOfRun, MayEndBeforeTheRunDoes) {
  const RunEnds ends = EndsOfRun("\\d{2}", RunKind::kNumber);
  EXPECT_TRUE(ends.Fit(2, U'元'));
  EXPECT_TRUE(ends.Fit(4, U'元'));
  EXPECT_FALSE(ends.Fit(1, U'元'));
}

TEST(EndsOfRun, KnowsTheEndOfTheText) {
  const RunEnds ends = EndsOfRun("[A-Z]+(?:$|-)", RunKind::kLetters);
  EXPECT_TRUE(ends.Fit(3, kTextEnd));
  EXPECT_TRUE(ends.Fit(3, '-'));
  EXPECT_FALSE(ends.Fit(3, '5'));
}

TEST(EndsOfRun, TakesAnythingWhereFlagsChangeCharacters) {
  EXPECT_TRUE(EndsOfRun("1(?i:a)", RunKind::kNumber).Fit(7, 'x'));
}

TEST(RunLengths, AddAndRepeat) {
  const RunLengths both = RunLengths::Of(1) | RunLengths::Of(3);
  EXPECT_EQ(both.Then(RunLengths::Of(2)),
            RunLengths::Of(3) | RunLengths::Of(5));
  EXPECT_EQ(RunLengths::Of(2).Repeated(1, 3),
            RunLengths::Of(2) | RunLengths::Of(4) | RunLengths::Of(6));
  EXPECT_EQ(RunLengths::Of(1).Repeated(0, RunLengths::kNoLimit),
            RunLengths::All());
  EXPECT_TRUE(RunLengths::Of(200).Has(300));
  EXPECT_TRUE(both.HasUpTo(2));
  EXPECT_FALSE(both.Has(2));
}

}  // namespace
}  // namespace tingwen
