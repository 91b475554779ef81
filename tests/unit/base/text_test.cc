#include "base/text.h"

#include <gtest/gtest.h>

#include "base/tsv.h"

namespace tingwen {
namespace {

TEST(SplitTest, KeepsEmptyPieces) {
  EXPECT_EQ(Split("a\t\tb", '\t'),
            (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(Split("", '\t'), (std::vector<std::string_view>{""}));
}

TEST(SplitLinesTest, TakesBothLineEnds) {
  EXPECT_EQ(SplitLines("一\r\n二\n\n三"),
            (std::vector<std::string_view>{"一", "二", "", "三"}));
  EXPECT_EQ(SplitLines("一\n"), (std::vector<std::string_view>{"一"}));
  EXPECT_TRUE(SplitLines("").empty());
}

TEST(TrimTest, TakesChineseSpaces) {
  EXPECT_EQ(Trim("\u3000\u00A0 你好\t\uFEFF"), "你好");
  EXPECT_EQ(Trim(" \u3000"), "");
}

TEST(DecodeTest, AnswersIllFormedBytesOneByOne) {
  // A truncated three-byte sequence, a surrogate, an overlong form.
  for (std::string_view text : {"\xE4\xB8", "\xED\xA0\x80", "\xC0\x80"}) {
    const std::vector<CodePoint> points = Decode(text);
    ASSERT_EQ(points.size(), text.size());
    for (const CodePoint& point : points) {
      EXPECT_FALSE(point.valid);
      EXPECT_EQ(point.value, kReplacement);
      EXPECT_EQ(point.span.size(), 1u);
    }
  }
}

TEST(DecodeTest, ForwardAndBackwardAgree) {
  const std::string text = "aé中𠮷\xFF!";
  const std::vector<CodePoint> points = Decode(text);
  for (const CodePoint& point : points) {
    const CodePoint back = DecodeBefore(text, point.span.end);
    EXPECT_EQ(back.value, point.value);
    EXPECT_EQ(back.span, point.span);
  }
  EXPECT_EQ(points.back().span.end, text.size());
}

TEST(Utf8Test, RoundTripsEveryPlane) {
  for (char32_t c : {U'a', U'é', U'中', U'𠮷', char32_t{0x10FFFF}}) {
    EXPECT_EQ(DecodeAt(ToUtf8(c), 0).value, c);
  }
  EXPECT_EQ(ToUtf8(0xD800), ToUtf8(kReplacement));
}

TEST(FindInvalidUtf8Test, FindsTheFirstBadByte) {
  EXPECT_EQ(FindInvalidUtf8("中文abc"), std::string_view::npos);
  EXPECT_EQ(FindInvalidUtf8("中\xFF文"), 3u);
  EXPECT_EQ(FindInvalidUtf8("中\xE4\xB8"), 3u);
}

TEST(PositionOfTest, CountsLinesAndCodePoints) {
  const std::string text = "一二\n三四五";
  EXPECT_EQ(PositionOf(text, 0).line, 1u);
  const Position place = PositionOf(text, text.find("五"));
  EXPECT_EQ(place.line, 2u);
  EXPECT_EQ(place.column, 3u);
  EXPECT_EQ(PositionOf(text, 999).line, 2u);
}

TEST(PositionCounterTest, AgreesWithPositionOfInAnyOrder) {
  const std::string text = "一二\n三四五\n\nabc\n";
  PositionCounter counter(text);
  for (size_t offset : {0, 3, 7, 10, 17, 6, 18, 99, 0}) {
    const Position counted = counter.At(offset);
    const Position expected = PositionOf(text, offset);
    EXPECT_EQ(counted.line, expected.line) << offset;
    EXPECT_EQ(counted.column, expected.column) << offset;
  }
}

TEST(CharacterTest, TellsKindsApart) {
  EXPECT_TRUE(IsHan(U'中'));
  EXPECT_TRUE(IsHan(U'〇'));
  EXPECT_TRUE(IsHan(U'𠮷'));
  EXPECT_FALSE(IsHan(U'，'));
  EXPECT_FALSE(IsHan(U'か'));
  EXPECT_TRUE(IsSpace(0x3000));
  EXPECT_TRUE(IsPunctuation(U'，'));
  EXPECT_TRUE(IsPunctuation(U'%'));
  EXPECT_TRUE(IsLatinLetter(U'é'));
  EXPECT_FALSE(IsLatinLetter(U'Ω'));
  EXPECT_TRUE(IsControl(0));
}

TEST(ParseTsvTest, SkipsCommentsAndCountsLines) {
  const auto rows = ParseTsv("# comment\na\tb\n\nc\t\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].line, 2u);
  EXPECT_EQ(rows[0].cells, (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(rows[1].line, 4u);
  EXPECT_EQ(rows[1].cells, (std::vector<std::string_view>{"c", ""}));
}

}  // namespace
}  // namespace tingwen
