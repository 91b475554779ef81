#include "publish/markup_writer.h"

#include <gtest/gtest.h>

#include "publish/clean_text.h"

namespace tingwen {
namespace {

TEST(MarkupWriterTest, WritesNoCharacterThatXmlCannotHold) {
  MarkupWriter writer = MarkupWriter::Fragment();
  writer.Open("a", {{"b", "\x02\"<"}}).Text("\xFF\x1F&").Close();
  EXPECT_EQ(std::move(writer).Finish(), "<a b=\"&quot;&lt;\">&amp;</a>");
}

TEST(MarkupWriterTest, ClosesFragmentsAsHtmlWantsIt) {
  MarkupWriter page = MarkupWriter::Fragment();
  page.Element("td", "", {{"class", ""}});
  EXPECT_EQ(std::move(page).Finish(), "<td></td>");
  MarkupWriter feed;
  feed.Open("image", {{"href", "a.png"}}).Close();
  EXPECT_NE(std::move(feed).Finish().find("<image href=\"a.png\"/>"),
            std::string::npos);
}

TEST(CleanTextTest, PutsSpacesForControlCharacters) {
  EXPECT_EQ(CleanText("早\n间\x01新\xFF闻"), "早 间 新\xEF\xBF\xBD闻");
}

}  // namespace
}  // namespace tingwen
