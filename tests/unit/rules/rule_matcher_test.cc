#include "rules/rule_matcher.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tingwen {
namespace {

namespace fs = std::filesystem;

class RuleMatcherTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / "tingwen_rule_matcher";
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    Write("topics.tsv", "# topic\tpattern\nsports\t比赛\n");
    Write("macros.tsv", "# macro\tpattern\nnum\t\\d+\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
  }

  // `rows`: id, priority, left, pattern, right of each rule.
  void Load(const std::vector<std::string>& rows) {
    std::string text = "# id\tpriority\t...\n";
    for (const std::string& row : rows)
      text += row + "\tc\tsay\texample\tread\n";
    Write("rules.tsv", text);
    auto book = RuleBook::Load(folder_);
    ASSERT_TRUE(book);
    ASSERT_TRUE(book->issues().empty()) << Describe(book->issues()[0]);
    book_ = *std::move(book);
    matcher_.emplace(book_);
  }

  // The id of the rule that fits, with what it matched.
  std::string At(std::string_view text, size_t position,
                 bool has_topic = false) {
    const auto match = matcher_->Match(
        text, position, [&](const std::string&) { return has_topic; });
    if (!match) return "";
    return book_.rules()[match->rule].id + " " +
           std::string(match->span.Of(text));
  }

  fs::path folder_;
  RuleBook book_;
  std::optional<RuleMatcher> matcher_;
};

TEST_F(RuleMatcherTest, TakesPriorityThenLength) {
  Load({"short\t5\t\t1\t", "plain\t1\t\t\\d+\t", "long\t5\t\t1x+\t"});
  EXPECT_EQ(At("1xx", 0), "long 1xx");
  EXPECT_EQ(At("1y", 0), "short 1");
  EXPECT_EQ(At("2", 0), "plain 2");
  EXPECT_EQ(At("x", 0), "");
}

TEST_F(RuleMatcherTest, NeverPartsANumberOrAWord) {
  Load({"two\t5\t\t\\d{2}\t", "word\t5\t\tab\t"});
  EXPECT_EQ(At("123", 0), "");
  EXPECT_EQ(At("12年", 0), "two 12");
  EXPECT_EQ(At("abc", 0), "");
}

TEST_F(RuleMatcherTest, LooksAtWhatStandsBesideIt) {
  Load({"plain\t1\t\t{num}\t", "left\t5\t(?:第|^)\t{num}\t",
        "right\t6\t\t{num}\t年|$"});
  EXPECT_EQ(At("第12个", 3), "left 12");
  EXPECT_EQ(At("12个", 0), "left 12");
  EXPECT_EQ(At("的12个", 3), "plain 12");
  EXPECT_EQ(At("的12年", 3), "right 12");
  EXPECT_EQ(At("的12", 3), "right 12");
}

TEST_F(RuleMatcherTest, TakesAWindowsEdgeForNoBeginningOrEnd) {
  Load({"edge\t5\t^\\D*\t1\t", "end\t5\t\t2x*\t$"});
  const std::string far(2000, 'x');
  EXPECT_EQ(At(far + "1", 2000), "");
  EXPECT_EQ(At("2" + far, 0), "");
  EXPECT_EQ(At("x1", 1), "edge 1");
}

TEST_F(RuleMatcherTest, AsksForTheTopic) {
  Load({"score\t5\t@sports 比\t{num}\t"});
  EXPECT_EQ(At("比3", 3, true), "score 3");
  EXPECT_EQ(At("比3", 3, false), "");
}

TEST_F(RuleMatcherTest, CapturesFieldsInOrder) {
  Load({"pair\t5\t\t{a=num}-(?<b>x)?{c=num}\t"});
  const std::string text = "得12-34分";
  const auto match = matcher_->Match(text, 3, {});
  ASSERT_TRUE(match);
  ASSERT_EQ(match->captures.size(), 2U);
  EXPECT_EQ(match->captures[0].name, "a");
  EXPECT_EQ(match->captures[0].span.Of(text), "12");
  EXPECT_EQ(match->captures[1].name, "c");
  EXPECT_EQ(match->captures[1].span.Of(text), "34");
}

TEST_F(RuleMatcherTest, KnowsWhereARuleCanBegin) {
  Load({"a\t5\t\t[0-5]\t", "b\t5\t\t第x\t"});
  EXPECT_TRUE(matcher_->CanBegin('3'));
  EXPECT_TRUE(matcher_->CanBegin(U'第'));
  EXPECT_FALSE(matcher_->CanBegin(U'中'));
  EXPECT_FALSE(matcher_->CanBegin(U'😀'));
}

TEST_F(RuleMatcherTest, RefusesTheSameIdTwice) {
  Write(
      "rules.tsv",
      "# "
      "id\tpriority\t...\nr\t1\t\t1\t\tc\tx\ty\tz\nr\t1\t\t2\t\tc\tx\ty\tz\n");
  const auto book = RuleBook::Load(folder_);
  ASSERT_TRUE(book);
  ASSERT_EQ(book->issues().size(), 1U);
  EXPECT_EQ(book->issues()[0].position.line, 3U);
}

}  // namespace
}  // namespace tingwen
