// Long plain texts, read portion by portion.
#include "readers/portions.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "base/file.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

// The bytes of a text that makes two portions.
constexpr size_t kOneAndAHalf = PortionReader::kPortion * 3 / 2;

class Portions : public testing::Test {
 protected:
  ~Portions() override { std::remove(path_.c_str()); }

  std::vector<Portion> Read(const std::string& bytes) {
    EXPECT_TRUE(WriteFile(path_, bytes));
    auto reader = PortionReader::Open(path_, size_t{1} << 26, {});
    EXPECT_TRUE(reader) << reader.error().message;
    is_long_ = reader->IsLong();
    std::vector<Portion> portions;
    while (true) {
      auto portion = reader->Next();
      EXPECT_TRUE(portion) << portion.error().message;
      if (!portion || !*portion) return portions;
      portions.push_back(**std::move(portion));
    }
  }

  // They hold all bytes in order, and each document its own.
  static void ExpectWhole(const std::vector<Portion>& portions,
                          const std::string& bytes) {
    std::string all;
    for (const Portion& portion : portions) {
      EXPECT_EQ(portion.offset, all.size());
      EXPECT_LE(portion.bytes.size(), PortionReader::kPortion);
      ExpectSound(portion.document, portion.bytes);
      all += portion.bytes;
    }
    EXPECT_TRUE(all == bytes);
  }

  static std::vector<std::string> BlocksOfAll(
      const std::vector<Portion>& portions) {
    std::vector<std::string> blocks;
    for (const Portion& portion : portions) {
      for (const std::string& block : BlocksOf(portion.document)) {
        blocks.push_back(block);
      }
    }
    return blocks;
  }

  std::string path_ = (std::filesystem::temp_directory_path() /
                       ("portions." + std::to_string(::getpid()) + ".txt"))
                          .string();
  bool is_long_ = false;
};

// A title and paragraphs that can be told apart, so many bytes at least.
std::string LongText(size_t size, std::vector<std::string>& lines) {
  std::string text;
  for (size_t i = 0; text.size() < size; ++i) {
    lines.push_back(i == 0 ? "会议召开"
                           : "第" + std::to_string(i) +
                                 "组代表在会上发言，大家一致同意。");
    text += lines.back() + "\n";
  }
  return text;
}

TEST_F(Portions, OfAShortTextAreOne) {
  const auto portions = Read("会议召开\n\n市政府今天召开会议，通过决议。\n");
  ASSERT_EQ(portions.size(), 1U);
  EXPECT_FALSE(is_long_);
  EXPECT_EQ(portions[0].document.metadata.title, "会议召开");
}

TEST_F(Portions, EndWithParagraphs) {
  std::vector<std::string> lines;
  const std::string text = LongText(kOneAndAHalf, lines);
  const auto portions = Read(text);
  EXPECT_TRUE(is_long_);
  ASSERT_EQ(portions.size(), 2U);
  ExpectWhole(portions, text);
  EXPECT_EQ(BlocksOfAll(portions), lines);
  EXPECT_EQ(portions[0].document.blocks[0].kind, BlockKind::kTitle);
  EXPECT_EQ(portions[1].document.blocks[0].kind, BlockKind::kParagraph);
  EXPECT_EQ(portions[1].position.line, portions[0].document.blocks.size() + 1);
  EXPECT_EQ(portions[1].position.column, 1U);
}

TEST_F(Portions, KeepTheEncoding) {
  std::vector<std::string> lines;
  const std::string text = LongText(1800000, lines);
  for (const char* encoding : {"GB18030", "UTF-16LE"}) {
    SCOPED_TRACE(encoding);
    std::string bytes = Encode(text, encoding);
    if (std::string(encoding) == "UTF-16LE") bytes.insert(0, "\xFF\xFE");
    const auto portions = Read(bytes);
    ASSERT_GE(portions.size(), 2U);
    ExpectWhole(portions, bytes);
    EXPECT_EQ(BlocksOfAll(portions), lines);
  }
}

TEST_F(Portions, OfALineWithoutEndEndWithSentences) {
  std::string text;
  while (text.size() < kOneAndAHalf) text += "市政府今天召开会议，通过决议。";
  const auto portions = Read(text);
  ASSERT_EQ(portions.size(), 2U);
  ExpectWhole(portions, text);
  EXPECT_TRUE(portions[0].bytes.ends_with("。"));
  // Three bytes a character, and no portion ends before its middle.
  EXPECT_GT(portions[1].position.column, PortionReader::kPortion / 2 / 3);
}

TEST_F(Portions, OfCharactersWithoutAnyMarkAreCutBetweenThem) {
  std::string text;
  while (text.size() < kOneAndAHalf) text += "好";
  const auto portions = Read(text);
  ASSERT_EQ(portions.size(), 2U);
  ExpectWhole(portions, text);
}

TEST_F(Portions, PassOverBlankStretches) {
  const std::string blank(2500000, '\n');
  EXPECT_TRUE(WriteFile(path_, blank));
  auto reader = PortionReader::Open(path_, size_t{1} << 26, {});
  ASSERT_TRUE(reader);
  EXPECT_FALSE(reader->Next());
  const auto portions = Read(blank + "市政府今天召开会议，通过决议。");
  ASSERT_EQ(portions.size(), 1U);
  EXPECT_EQ(portions[0].position.line, portions[0].offset + 1);
}

TEST_F(Portions, AreNotMadeOfOtherFormats) {
  std::string page = "<html><body>";
  while (page.size() < kOneAndAHalf)
    page += "<p>市政府今天召开会议，通过决议。";
  EXPECT_EQ(Read(page).size(), 1U);
  EXPECT_FALSE(is_long_);
}

}  // namespace
}  // namespace tingwen
