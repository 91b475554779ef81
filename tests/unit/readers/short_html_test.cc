// What the parser gets to see of a page: its tree is that of the whole page.
#include "readers/short_html.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/text.h"
#include "readers/markup.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

// Nodes with all that anybody asks for: not the insides of scripts, and of
// styles whether they hide.
std::string Describe(const MarkupTree& tree) {
  std::string all;
  for (NodeId id = 1; id < tree.size(); ++id) {
    const MarkupNode& node = tree[id];
    const std::string_view above = tree[node.parent].name;
    if (above == "script" || above == "style") continue;
    all += std::string(tree[node.parent].name) + "/" + std::string(node.name) +
           "|" + std::string(node.text) + "|" +
           std::to_string(node.source.begin) + "-" +
           std::to_string(node.source.end) + (IsHidden(tree, id) ? "|-" : "");
    for (const char* name : {"class", "id", "alt", "content", "rowspan"}) {
      all += "|" + std::string(tree.Attribute(id, name));
    }
    all += "\n";
  }
  ReplaceAll(all, ShortHtml::kMark, "....");
  return all;
}

std::string TreeOf(const std::string& page) {
  const auto tree = ParseHtml(page, "a.html", 1024);
  EXPECT_TRUE(tree);
  return tree ? Describe(*tree) : std::string();
}

// Pages that hold the mark aren't shortened.
void ExpectSameTree(const std::string& page) {
  const std::string end(ShortHtml::kMark);
  const std::string whole = page + "<!--" + end + "-->";
  const std::string shortened = page + "<!--....-->";
  EXPECT_EQ(ShortHtml(whole).text(), whole);
  EXPECT_EQ(TreeOf(shortened), TreeOf(whole));
}

TEST(ShortHtml, LeavesOutWhatChangesNothing) {
  const std::string page =
      "<!DOCTYPE html><p class=a onclick=\"go('somewhere')\"> "
      "会议今天在市政府召开。"
      "</p><script>var a = '<p>' + 1;</script><!-- a long comment --><b>短</b>";
  const ShortHtml short_page(page);
  const std::string mark(ShortHtml::kMark);
  EXPECT_EQ(short_page.text(), "<!DOCTYPE html><p class=a > " + mark +
                                   "</p><script></script><!----><b>短</b>");
  const size_t begin = short_page.text().find(mark);
  const Span source = short_page.SourceOf({begin, begin + mark.size()});
  EXPECT_EQ(source.Of(page), "会议今天在市政府召开。");
  const Span b{short_page.text().find("<b>"), short_page.text().size()};
  EXPECT_EQ(short_page.SourceOf(b).Of(page), "<b>短</b>");
}

TEST(ShortHtml, HasTheTreeOfThePage) {
  for (
      const char* page : {
          "会议今天在市政府召开。<p>会议今天在市政府召开。<b>会议今天在市政府",
          "<table>会议今天在市政府召开。<tr>会议今天在市政府<td>会议今天在市",
          "<p "
          "title='a>会议今天在市政府召开。'x=\"<b>会议今天\">会议今天在市政府",
          "<p b\"c>会议今天在市政府召开。<i a='>会议今天在市政府召开。",
          "<title>会议<b>今天在市政府召开</title>会议今天在市政府召开。",
          "<title>会议<b>今天在市政府召开会议今天在市政府召开。",
          "<textarea>\n会议<b>今天在市政府召开</textarea x>会议今天在市政府",
          "<pre>\n\n会议今天在市政府召开。</pre>\n会议今天在市政府召开。",
          "<script><!--<script>会议今天在市政府召开</script>会议今天--></"
          "script>甲",
          "<script>会议今天在市政府召开</scripts></script "
          ">会议今天在市政府召开",
          "<svg><style>会议今天在市政府<p>会议今天在</style></"
          "svg>会议今天在市政府",
          "<svg><![CDATA[会议今天在<b>市政府]]>会议今天在</"
          "svg>会议今天在市政府召开",
          "<math><mi>会议今天在市政府</mi></math>会议今天在市政府召开",
          "<svg/>会议今天在市政府召开",
          "<!-->会议今天在市政府召开--><!--->会议今天在市政府召开--!>"
          "会议今天在市",
          "<!-- 会议今天在市政府 --!>会议今天在市政府召开<!-- "
          "会议今天在市政府召开",
          "</ 会议今天在市政府召开><?会议今天在市政府召开>会议今天在市政府召开",
          "<![CDATA[会议今天在市政府召开>会议今天在市政府召开]]>"
          "会议今天在市政府",
          "会议今天<在市政府召开，会议 < 今天在市政府召开<",
          "会议今天在市政府&amp;召开<p>会议今天在市政府&nbsp;召开&",
          "<p>会议今天在市政府召开</x>会议今天在市政府召开</p>",
          "<b><p>会议今天在市政府召开</b>会议今天在市政府召开</"
          "p>会议今天在市政府",
          "<plaintext>会议今天在市政府召开</plaintext>会议今天在市政府召开",
          "<a href=\"/会议今天在市政府召开\" class=x>会议</a>今天在市政府召开",
          "<a href='#会议今天在市政府召开'/>会议今天在市政府召开",
          "<div "
          "style=\"display:none;color:red\">会议</div>今天在市政府召开会议",
          "<p class=\"article-content wide\" id='a&amp;b-c'>会议今天&nbsp在市"
          "政府&#20250;召开&hearts;&x;会议今天",
          "<p class=\"a long one\" class=\"another one\">会议<br class='wide'/>"
          "今天<img alt=会议今天在市政府召开 src=a.jpg/>召开",
          "<p width=100% height='20'id=one><i =x>会议</i><a target=_blank/>甲",
          "<ul>\n\r\n  <li>会议今天\r\n在市政府召开\r\n  <li>\n\n</ul>\n",
          "<table>\n\n<tr>\n   <td rowspan=2>会议</td>\n   </x>\n  </table>",
          "<pre>\n    <b>会议</b>\n\n</pre>\n  <select>\n  <option>甲</select>",
          "<svg viewBox=\"0 0 16 16\"><path d=\"M0 0L10 10\"/><title "
          "class=\"title of it\">会议今天</title></svg>会议今天在市政府",
          "<svg><p class=\"a long one\">会议今天在市政府</p></svg>今天",
          "<table><tr><input type=\"hidden\" name=\"hidden\">会议</table>",
          "<p data-x=\"会议今天在市政府召开\"data-y='会议今天在市政府召开>会议",
      }) {
    SCOPED_TRACE(page);
    ExpectSameTree(page);
  }
}

// Every comment is searched up to its end only.
TEST(ShortHtml, TakesManyComments) {
  std::string page;
  for (int i = 0; i < 100000; ++i) page += "<!-- a comment - or two -->";
  EXPECT_EQ(ShortHtml(page).text().size(), 700000U);
}

TEST(ShortHtml, HasTheTreeOfSavedPages) {
  for (const auto& entry : std::filesystem::directory_iterator(
           std::string(TINGWEN_ROOT) + "/tests/documents/pages")) {
    if (entry.path().extension() != ".html") continue;
    SCOPED_TRACE(entry.path().filename());
    const std::string page = ReadSourceFile("tests/documents/pages/" +
                                            entry.path().filename().string());
    if (FindInvalidUtf8(page) == page.npos) ExpectSameTree(page);
  }
}

}  // namespace
}  // namespace tingwen
