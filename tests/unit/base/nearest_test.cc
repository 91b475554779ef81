#include "base/nearest.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

TEST(NearestTest, GuessesWhatWasMeant) {
  const std::vector<std::string> names = {"title", "station", "voice", "voices",
                                          "split"};
  EXPECT_EQ(NearestName("titel", names), "title");
  EXPECT_EQ(NearestName("titl", names), "title");
  EXPECT_EQ(NearestName("stations", names), "station");
  EXPECT_EQ(NearestName("voics", names), "voice");
  EXPECT_EQ(NearestName("music", names), "");
  EXPECT_EQ(NearestName("", names), "");
  EXPECT_EQ(NearestName("title", {}), "");
}

}  // namespace
}  // namespace tingwen
