#include "base/short_text.h"

#include <gtest/gtest.h>

#include <string>

namespace tingwen {
namespace {

TEST(ShortTextTest, HoldsUpToItsSize) {
  const ShortText<8> full("zhuangr4");
  EXPECT_EQ(std::string_view(full), "zhuangr4");
  EXPECT_EQ(full.size(), 8U);
  EXPECT_EQ(sizeof full, 8U);
  EXPECT_TRUE(ShortText<8>().empty());
  EXPECT_EQ(ShortText<8>().size(), 0U);
}

TEST(ShortTextTest, IsATextToOthers) {
  const ShortText<8> text(std::string("hang2"));
  std::string joined = "yin2";
  joined += text;
  EXPECT_EQ(std::string_view(joined), "yin2hang2");
  EXPECT_EQ(fmt::format("{}!", text), "hang2!");
  EXPECT_NE(text, ShortText<8>("hang4"));
}

}  // namespace
}  // namespace tingwen
