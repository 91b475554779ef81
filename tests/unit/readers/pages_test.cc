// Saved pages of the web (tests/documents/pages): of each the article is read,
// as NAME.txt has it, and nothing else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "base/text.h"
#include "readers/reader.h"
#include "unit/readers/reading.h"

namespace tingwen {
namespace {

constexpr const char* kFolder = "tests/documents/pages";

std::vector<std::string> PageNames() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::string(TINGWEN_ROOT) + "/" + kFolder)) {
    if (entry.path().extension() == ".html") {
      names.push_back(entry.path().stem().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The blocks, one a line.
std::vector<std::string> LinesOf(const Document& document) {
  std::vector<std::string> lines;
  for (size_t i = 0; i < document.blocks.size(); ++i) {
    lines.push_back(BlockText(document, i));
  }
  return lines;
}

TEST(Pages, HoldTheArticleAndNothingElse) {
  const auto names = PageNames();
  ASSERT_GE(names.size(), 5U);
  for (const std::string& name : names) {
    SCOPED_TRACE(name);
    const std::string path = std::string(kFolder) + "/" + name;
    const std::string bytes = ReadSourceFile(path + ".html");
    const auto document = ReadDocument(bytes, name + ".html");
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(document->metadata.format, "html");
    ExpectSound(*document, bytes);
    std::vector<std::string> expected;
    const std::string text = ReadSourceFile(path + ".txt");
    for (const auto line : SplitLines(text)) expected.emplace_back(line);
    EXPECT_EQ(LinesOf(*document), expected);
  }
}

TEST(Pages, AreNotTakenForTextByTheirName) {
  const std::string bytes =
      ReadSourceFile(std::string(kFolder) + "/plain.html");
  const auto document = ReadDocument(bytes, "plain.txt");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->metadata.format, "html");
}

TEST(Pages, TellTitleAuthorAndDate) {
  const std::string bytes =
      ReadSourceFile(std::string(kFolder) + "/agency.html");
  const auto document = ReadDocument(bytes, "agency.html");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->metadata.title, "青川新区综合交通枢纽正式投入运营");
  EXPECT_EQ(document->metadata.author, "沈若谷");
  EXPECT_EQ(document->metadata.date, "2025-11-05");
}

}  // namespace
}  // namespace tingwen
