#include "normalize/slogans.h"

#include <gtest/gtest.h>

#include "unit/normalize/normalize_helper.h"

namespace tingwen {
namespace {

TEST(Slogans, KnowHowATermIsSaidAndWhatItStandsFor) {
  const auto slogans = SloganList::Load(LexiconFolder() + "/slogans.tsv");
  ASSERT_TRUE(slogans) << Describe(slogans.error());
  const Slogan* plan = slogans->Find("十四五");
  ASSERT_NE(plan, nullptr);
  EXPECT_EQ(plan->full, "第十四个五年规划");
  EXPECT_EQ(FollowAt(*plan, "规划收官"), "规划");
  EXPECT_EQ(FollowAt(*plan, "时期"), "");
  EXPECT_EQ(slogans->Find("不在表中"), nullptr);
}

TEST(Slogans, SwallowTheLongestThatFollows) {
  Slogan slogan;
  slogan.follow = {"规划", "规划纲要"};
  EXPECT_EQ(FollowAt(slogan, "规划纲要草案"), "规划纲要");
}

TEST(Slogans, AreToldWithoutMarksOnlyWhereTheyMixDigits) {
  const auto slogans = SloganList::Load(LexiconFolder() + "/slogans.tsv");
  ASSERT_TRUE(slogans);
  const std::string pattern = "|" + slogans->Pattern() + "|";
  EXPECT_NE(pattern.find("|2\\+26|"), std::string::npos);
  for (const char* term : {"|三农|", "|211|", "|G7|"}) {
    EXPECT_EQ(pattern.find(term), std::string::npos) << term;
  }
}

TEST(Slogans, FailWhereTheListIsMissing) {
  const auto slogans = SloganList::Load("/nowhere/slogans.tsv");
  ASSERT_FALSE(slogans);
  EXPECT_EQ(slogans.error().code, ErrorCode::kInternal);
}

}  // namespace
}  // namespace tingwen
