#include "speechd/ssml.h"

#include <gtest/gtest.h>

namespace tingwen {
namespace {

TEST(ParseSsml, TakesMarksOutOfTheText) {
  const SpokenMessage message = ParseSsml(
      "<speak>一<mark name=\"a\"/>二 &amp; <![CDATA[<三>]]><mark name='b'/>"
      "</speak>");
  EXPECT_EQ(message.text, "一二 & <三>");
  ASSERT_EQ(message.marks.size(), 2u);
  EXPECT_EQ(message.marks[0].name, "a");
  EXPECT_EQ(message.marks[0].offset, 3u);
  EXPECT_EQ(message.marks[1].name, "b");
  EXPECT_EQ(message.marks[1].offset, message.text.size());
}

TEST(ParseSsml, LeavesWhatIsNoXmlAsItStands) {
  for (const char* text : {"a < b", "A&B", "<speak>一", "没有标记"}) {
    const SpokenMessage message = ParseSsml(text);
    EXPECT_EQ(message.text, text);
    EXPECT_TRUE(message.marks.empty());
  }
}

TEST(ParseSsml, ReadsNoOtherFile) {
  const SpokenMessage message = ParseSsml(
      "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
      "<speak>前&x;后</speak>");
  EXPECT_EQ(message.text.find("root"), std::string::npos);
}

}  // namespace
}  // namespace tingwen
