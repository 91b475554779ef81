#include "rules/rule_index.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "rules/rule_book.h"

namespace tingwen {
namespace {

const std::string kRoot = TINGWEN_ROOT;

class RuleIndexTest : public testing::Test {
 protected:
  void SetUp() override {
    auto book = RuleBook::Load(kRoot + "/data/rules");
    ASSERT_TRUE(book);
    book_ = *std::move(book);
  }

  void CompilePatterns() {
    for (const Rule& rule : book_.rules()) {
      patterns_.push_back(std::make_unique<RE2>(
          "(?:" + rule.pattern + ")(?:" + rule.right + ")", RE2::Quiet));
    }
  }

  // The rules that match at a place and are not among those found.
  std::string Missing(const RuleIndex& index, std::string_view text,
                      size_t position) {
    const std::vector<size_t>& found = index.Find(text, position);
    std::string missing;
    for (size_t rule = 0; rule < patterns_.size(); ++rule) {
      const bool matches = patterns_[rule]->Match(
          re2::StringPiece(text.data(), text.size()), position, text.size(),
          RE2::ANCHOR_START, nullptr, 0);
      if (matches && std::find(found.begin(), found.end(), rule) == found.end())
        missing += book_.rules()[rule].id + " ";
    }
    return missing;
  }

  RuleBook book_;
  std::vector<std::unique_ptr<RE2>> patterns_;
};

// Whatever RE2 finds in the examples of all rules, the index has found before.
TEST_F(RuleIndexTest, LeavesOutNoRuleThatMatches) {
  CompilePatterns();
  const RuleIndex index(book_.rules());
  for (const Rule& row : book_.rules()) {
    for (size_t at = 0; at < row.example.size();
         at = DecodeAt(row.example, at).span.end) {
      ASSERT_EQ(Missing(index, row.example, at), "")
          << row.example << " at " << at;
    }
  }
}

TEST_F(RuleIndexTest, LeavesOutMostOthers) {
  const RuleIndex index(book_.rules());
  const size_t all = book_.rules().size();
  EXPECT_LT(index.Find("2025年", 0).size(), all / 4);
  EXPECT_LT(index.Find("5.8%", 0).size(), all / 4);
  EXPECT_TRUE(index.Find("中", 0).empty());
}

TEST_F(RuleIndexTest, OrdersByPriority) {
  const RuleIndex index(book_.rules());
  const std::vector<size_t>& found = index.Find("2025年", 0);
  EXPECT_TRUE(
      std::is_sorted(found.begin(), found.end(), [this](size_t a, size_t b) {
        const int left = book_.rules()[a].priority;
        const int right = book_.rules()[b].priority;
        return left != right ? left > right : a < b;
      }));
}

}  // namespace
}  // namespace tingwen
