#include "pronounce/piece_alignment.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace tingwen {
namespace {

// "五=5 十=0": each said character with what it stands for.
std::string Aligned(std::string_view said, std::string_view written) {
  std::string text;
  const std::vector<Span> spans = AlignPiece(said, written, 100);
  const std::vector<CodePoint> points = Decode(said);
  EXPECT_EQ(spans.size(), points.size());
  for (size_t i = 0; i < spans.size(); ++i) {
    if (i > 0) text += ' ';
    text += std::string(points[i].span.Of(said)) + "=";
    text += written.substr(spans[i].begin - 100, spans[i].size());
  }
  return text;
}

TEST(AlignPieceTest, GivesCharactersTheirOwnSpan) {
  EXPECT_EQ(Aligned("五十万", "50万"), "五=50 十=50 万=万");
  EXPECT_EQ(Aligned("十一月五日", "11月5日"), "十=11 一=11 月=月 五=5 日=日");
}

TEST(AlignPieceTest, SharesWhatIsInBetween) {
  EXPECT_EQ(Aligned("摄氏度", "℃"), "摄=℃ 氏=℃ 度=℃");
  EXPECT_EQ(Aligned("百分之五", "5%"), "百=5% 分=5% 之=5% 五=5%");
  EXPECT_EQ(Aligned("五日至七日", "5-7日"), "五=5-7 日=5-7 至=5-7 七=5-7 日=日");
  EXPECT_EQ(Aligned("第三", "第3"), "第=第 三=3");
  EXPECT_EQ(Aligned("约三", "三"), "约=三 三=三");
}

TEST(AlignPieceTest, SpansRiseAndAreDisjointOrEqual) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"五日至七日", "5-7日"},     {"百分之十二点五", "12.5%"},
      {"三比一", "3:1"},           {"零下三摄氏度", "-3℃"},
      {"一千二百万零五十", "12000050"}, {"二分之一", "1/2"}};
  for (const auto& [said, written] : pairs) {
    Span last{0, 0};
    for (const Span span : AlignPiece(said, written, 7)) {
      EXPECT_TRUE(span == last || span.begin >= last.end) << said;
      EXPECT_LE(span.end, 7 + written.size()) << said;
      EXPECT_FALSE(span.empty()) << said;
      last = span;
    }
  }
}

}  // namespace
}  // namespace tingwen
