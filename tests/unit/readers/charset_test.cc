#include "readers/charset.h"

#include <gtest/gtest.h>

#include <random>

#include "readers/reader.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

using namespace std::string_view_literals;

std::string EncodingOf(std::string_view bytes) {
  return GuessEncoding(bytes).value_or("none");
}

constexpr std::string_view kSimplified =
    "市委书记出席会议并讲话，强调要抓好安全生产。"sv;
constexpr std::string_view kTraditional =
    "市長出席會議並講話，強調要加快推動建設。"sv;

TEST(GuessEncoding, ReadsByteOrderMarks) {
  EXPECT_EQ(EncodingOf("\xEF\xBB\xBF"
                       "abc"),
            "UTF-8");
  EXPECT_EQ(EncodingOf("\xFF\xFE\x2D\x4E"sv), "UTF-16LE");
  EXPECT_EQ(EncodingOf("\xFE\xFF\x4E\x2D"sv), "UTF-16BE");
  EXPECT_EQ(EncodingOf("\xFF\xFE\0\0\x2D\x4E\0\0"sv), "UTF-32LE");
}

TEST(GuessEncoding, PrefersStrictUtf8) {
  EXPECT_EQ(EncodingOf("plain ASCII"), "UTF-8");
  EXPECT_EQ(EncodingOf(kSimplified), "UTF-8");
  EXPECT_EQ(EncodingOf("联通"), "UTF-8");
}

TEST(GuessEncoding, TakesDamagedUtf8ForUtf8) {
  const std::string text(kSimplified);
  EXPECT_EQ(EncodingOf(text.substr(0, text.size() - 1)), "UTF-8");
  EXPECT_EQ(EncodingOf(text.substr(0, 5)), "UTF-8");
  EXPECT_EQ(EncodingOf(text + "\xFF" + text), "UTF-8");
  EXPECT_EQ(EncodingOf(text + "\xC4\xE3" + text), "UTF-8");
}

TEST(GuessEncoding, TellsChineseEncodingsApart) {
  EXPECT_EQ(EncodingOf(Encode(kSimplified, "GB18030")), "GB18030");
  EXPECT_EQ(EncodingOf(Encode(kTraditional, "Big5")), "Big5");
  EXPECT_EQ(EncodingOf(Encode(kSimplified, "UTF-16LE")), "UTF-16LE");
  EXPECT_EQ(EncodingOf(Encode(kSimplified, "UTF-16BE")), "UTF-16BE");
  EXPECT_EQ(EncodingOf(Encode("News of 2025\n", "UTF-16LE")), "UTF-16LE");
}

TEST(GuessEncoding, KnowsShortTexts) {
  EXPECT_EQ(EncodingOf(Encode("联通", "GB18030")), "GB18030");
  EXPECT_EQ(EncodingOf(Encode("你好", "GB18030")), "GB18030");
  EXPECT_EQ(EncodingOf(Encode("今日要聞", "Big5")), "Big5");
}

TEST(GuessEncoding, FindsNoTextInNoise) {
  std::mt19937 random(7);
  std::string noise(4096, '\0');
  for (char& byte : noise) byte = static_cast<char>(random() & 0xFF);
  EXPECT_EQ(EncodingOf(noise), "none");
  EXPECT_EQ(EncodingOf("\x7F"
                       "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3E\0"sv),
            "none");
  EXPECT_EQ(EncodingOf(std::string(1000, '\0')), "none");
}

TEST(GuessEncoding, AFewNulsLeaveATextAText) {
  std::string text(kSimplified);
  text.insert(12, 1, '\0');
  EXPECT_EQ(EncodingOf(text), "UTF-8");
}

TEST(ConvertToUtf8, KeepsTheBytesOfEveryCharacter) {
  const auto text = ConvertToUtf8(
      "a\xC4\xE3"
      "b\xBA\xC3",
      "GB18030");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text(), "a你b好");
  EXPECT_EQ(text->SourceOf({1, 4}), (Span{1, 3}));
  EXPECT_EQ(text->SourceOf({4, 5}), (Span{3, 4}));
  EXPECT_EQ(text->SourceOf({5, 8}), (Span{4, 6}));
}

TEST(ConvertToUtf8, JoinsSurrogatesAndMarksLoneOnes) {
  const std::string pair = Encode("a𠮷b", "UTF-16LE");
  const auto text = ConvertToUtf8(pair, "UTF-16LE");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text(), "a𠮷b");
  EXPECT_EQ(text->SourceOf({1, 5}), (Span{2, 6}));
  const auto lone = ConvertToUtf8(
      "a\0\x00\xD8"
      "b\0"sv,
      "UTF-16LE");
  ASSERT_TRUE(lone);
  EXPECT_EQ(lone->text(), "a\uFFFDb");
}

TEST(ConvertToUtf8, MarksATruncatedEnd) {
  const auto text = ConvertToUtf8("\xC4\xE3\xBA", "GB18030");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text(), "你\uFFFD");
  EXPECT_EQ(text->SourceOf({3, 6}), (Span{2, 3}));
}

// Characters that lie over the borders of the decoder's chunks.
TEST(ConvertToUtf8, AgreesOverLongTexts) {
  std::string text = "x";
  for (int i = 0; i < 20000; ++i) text += "新闻𠮷a";
  for (const char* encoding : {"GB18030", "UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
    const std::string bytes = Encode(text, encoding);
    const auto converted = ConvertToUtf8(bytes, encoding);
    ASSERT_TRUE(converted);
    EXPECT_EQ(converted->text(), text) << encoding;
    size_t end = 0;
    for (size_t at = 0; at < text.size(); at += 997) {
      const Span source = converted->SourceOf({at, at + 1});
      EXPECT_LE(end, source.end);
      EXPECT_LT(source.begin, source.end);
      end = source.begin;
    }
  }
}

TEST(DecodeBytes, RefusesWhatIsNoText) {
  const auto empty = DecodeBytes("", "a.txt");
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, ErrorCode::kInput);
  EXPECT_EQ(empty.error().path, "a.txt");
  const auto binary =
      DecodeBytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0"sv, "a");
  ASSERT_FALSE(binary);
  EXPECT_EQ(binary.error().code, ErrorCode::kInput);
}

// The same article in every encoding is the same document.
TEST(ReadDocument, ReadsSamplesInEveryEncoding) {
  for (const std::string& name : SampleFiles()) {
    const std::string text = ReadSourceFile(name);
    const auto expected = ReadDocument(text, name);
    ASSERT_TRUE(expected);
    for (const char* encoding : {"GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"}) {
      const std::string bytes = Encode(text, encoding);
      const auto document = ReadDocument(bytes, name);
      ASSERT_TRUE(document) << name << encoding;
      EXPECT_EQ(document->text.text(), expected->text.text())
          << name << encoding;
      ExpectSound(*document, bytes);
    }
  }
}

TEST(ReadDocument, ReadsBig5) {
  for (const std::string& name : SampleFiles()) {
    const std::string bytes =
        Encode(MakeTraditional(ReadSourceFile(name)), "Big5");
    const auto document = ReadDocument(bytes, name);
    ASSERT_TRUE(document) << name;
    EXPECT_EQ(document->metadata.encoding, "Big5") << name;
    EXPECT_NE(document->text.text().find("青川"), std::string::npos);
    ExpectSound(*document, bytes);
  }
}

}  // namespace
}  // namespace tingwen
