#include "base/message.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/message_catalog.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

TEST(MessageTest, SpeaksBothLanguages) {
  SetMessageLanguage(Language::kEnglish);
  EXPECT_EQ(Message("input.missing"), "The file does not exist.");
  SetMessageLanguage(Language::kChinese);
  EXPECT_EQ(Message("input.missing"), "文件不存在。");
  SetMessageLanguage(Language::kEnglish);
}

TEST(MessageTest, FillsInArguments) {
  SetMessageLanguage(Language::kEnglish);
  EXPECT_EQ(Message("input.too_large", 7), "The file is larger than 7 MiB.");
  EXPECT_EQ(Message("no.such.message"), "no.such.message");
}

TEST(MessageTest, DescribesErrorsWithPlaceAndHint) {
  Error error = MakeError(ErrorCode::kInput, "a.txt", "input.missing");
  error.position = {3, 7};
  EXPECT_EQ(Describe(error),
            "a.txt:3:7: The file does not exist.\n  " + HintOf("input.missing"));
  EXPECT_EQ(ExitCode(error.code), 3);
}

size_t CountPlaceholders(std::string_view text) {
  return std::count(text.begin(), text.end(), '{');
}

TEST(MessageTest, EveryRowHasBothLanguagesAndTheSamePlaceholders) {
  std::set<std::string_view> ids;
  for (const TsvRow& row : ParseTsv(kMessageCatalog)) {
    ASSERT_EQ(row.cells.size(), 3u) << row.cells[0];
    EXPECT_TRUE(ids.insert(row.cells[0]).second) << row.cells[0];
    EXPECT_FALSE(row.cells[1].empty()) << row.cells[0];
    EXPECT_FALSE(row.cells[2].empty()) << row.cells[0];
    EXPECT_EQ(CountPlaceholders(row.cells[1]), CountPlaceholders(row.cells[2]))
        << row.cells[0];
  }
  EXPECT_GT(ids.size(), 20u);
}

// The ids that the sources use as literals are in the tables.
TEST(MessageTest, EveryIdInTheSourcesIsKnown) {
  std::set<std::string, std::less<>> ids;
  for (const TsvRow& row : ParseTsv(kMessageCatalog)) {
    ids.emplace(row.cells[0]);
  }
  const RE2 use(R"re((?:Message|HintOf)\("([a-z_.]+)"\s*[,)])re");
  const RE2 fail(
      R"re((?:FailWith|MakeError)\([^;]*?"([a-z_]+\.[a-z_.]+)")re");
  size_t found = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           TINGWEN_ROOT "/src")) {
    if (entry.path().extension() != ".cc") continue;
    const std::string text = *ReadFile(entry.path().string());
    for (const RE2* pattern : {&use, &fail}) {
      re2::StringPiece rest(text);
      for (std::string id; RE2::FindAndConsume(&rest, *pattern, &id); ++found) {
        EXPECT_TRUE(ids.contains(id) || ids.contains(id + ".hint"))
            << entry.path() << ": " << id;
      }
    }
  }
  EXPECT_GT(found, 20u);
}

}  // namespace
}  // namespace tingwen
