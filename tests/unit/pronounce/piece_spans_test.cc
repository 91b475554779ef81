#include "pronounce/piece_spans.h"

#include <gtest/gtest.h>

#include <random>

#include "base/text.h"

namespace tingwen {
namespace {

// What is written for each spoken character.
std::vector<std::string> Aligned(std::string_view written,
                                 std::string_view spoken) {
  std::vector<std::string> result;
  for (const Span span : AlignSpoken(written, spoken))
    result.emplace_back(span.Of(written));
  return result;
}

using Strings = std::vector<std::string>;

TEST(AlignSpokenTest, FindsWhatIsWritten) {
  EXPECT_EQ(Aligned("50万", "五十万"), (Strings{"50", "50", "万"}));
  EXPECT_EQ(Aligned("3月5日", "三月五日"), (Strings{"3", "月", "5", "日"}));
  EXPECT_EQ(Aligned("5%", "百分之五"), (Strings{"5%", "5%", "5%", "5%"}));
  EXPECT_EQ(Aligned("第3", "第三"), (Strings{"第", "3"}));
}

TEST(AlignSpokenTest, GivesWhatIsNotWrittenToItsNeighbour) {
  EXPECT_EQ(Aligned("$5万", "五万美元"), (Strings{"$5", "万", "万", "万"}));
  EXPECT_EQ(Aligned("万", "一万"), (Strings{"万", "万"}));
}

TEST(AlignSpokenTest, TakesEmptyTexts) {
  EXPECT_TRUE(AlignSpoken("50", "").empty());
  EXPECT_EQ(AlignSpoken("", "五"), std::vector<Span>(1));
}

TEST(AlignSpokenProperty, SpansBeginInOrderAndStayInside) {
  std::mt19937 random(5);
  const auto text = [&] {
    static const Strings kPieces = {"万", "日", "5", "年", "A", "%", "十"};
    std::string result;
    for (size_t i = random() % 8; i > 0; --i)
      result += kPieces[random() % kPieces.size()];
    return result;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string written = text();
    const std::string spoken = text();
    const auto spans = AlignSpoken(written, spoken);
    ASSERT_EQ(spans.size(), CountCodePoints(spoken));
    size_t at = 0;
    for (const Span span : spans) {
      EXPECT_LE(at, span.begin);
      EXPECT_LE(span.end, written.size());
      EXPECT_TRUE(written.empty() || !span.empty()) << written << spoken;
      at = span.begin;
    }
  }
}

}  // namespace
}  // namespace tingwen
