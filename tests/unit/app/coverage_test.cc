// Every character of every document here is spoken, or left out for a reason.
#include "app/coverage.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "app/findings.h"
#include "app/pipeline.h"
#include "base/file.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

const FrontEnd& TheFrontEnd() {
  static const auto front_end = FrontEnd::Load({});
  return *front_end;
}

void ExpectCovered(const std::string& path) {
  SCOPED_TRACE(path);
  const auto bytes = ReadFile(path);
  ASSERT_TRUE(bytes);
  const auto document = TheFrontEnd().Analyze(*bytes, path);
  if (!document) return;  // refused as a whole
  const Coverage coverage =
      MeasureCoverage(*document, document->SourceBytes(*bytes));
  for (const LeftOut& stretch : coverage.stretches) {
    EXPECT_FALSE(stretch.reason.empty())
        << "nobody knows why this is not spoken: " << stretch.text;
  }
}

TEST(Coverage, HoldsForAllDocuments) {
  size_t count = 0;
  for (const char* folder : {"/samples", "/tests/documents", "/fuzz/corpus"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::string(TINGWEN_ROOT) + folder)) {
      if (!entry.is_regular_file()) continue;
      ExpectCovered(entry.path().string());
      ++count;
    }
  }
  EXPECT_GT(count, 40U);
}

TEST(Coverage, TellsWhatIsLeftOut) {
  const std::string bytes = "收官戰(zhàn)，增长5%。";
  const auto document = TheFrontEnd().Analyze(bytes, "a.txt");
  ASSERT_TRUE(document);
  const Coverage coverage = MeasureCoverage(*document, bytes);
  EXPECT_TRUE(coverage.Holds());
  EXPECT_EQ(coverage.spoken, 7U);
  ASSERT_EQ(coverage.stretches.size(), 3U);
  EXPECT_EQ(coverage.stretches[0].text, "(zhàn)");
  EXPECT_EQ(coverage.stretches[0].reason, "gloss");
  EXPECT_EQ(coverage.stretches[1].text, "，");
}

// A proof that can't fail is none.
TEST(Coverage, FailsWhereAWordIsMissing) {
  const std::string bytes = "会议召开。";
  auto document = TheFrontEnd().Analyze(bytes, "a.txt");
  ASSERT_TRUE(document);
  EXPECT_TRUE(MeasureCoverage(*document, bytes).Holds());
  document->words.pop_back();
  EXPECT_FALSE(MeasureCoverage(*document, bytes).Holds());
}

TEST(Findings, EveryRowFindsItsExample) {
  const auto text =
      ReadFile(std::string(TINGWEN_ROOT) + "/data/rules/check.tsv");
  ASSERT_TRUE(text);
  for (const TsvRow& row : ParseTsv(*text)) {
    const std::string example(row.cells[3]);
    const auto document = TheFrontEnd().Analyze(example, "a.txt");
    ASSERT_TRUE(document);
    const auto findings = FindFindings(*document, 0);
    ASSERT_TRUE(findings);
    bool found = false;
    for (const Finding& finding : *findings) {
      found |= finding.kind == row.cells[0] && finding.id == row.cells[1];
    }
    EXPECT_TRUE(found) << row.line << ": " << example;
  }
}

}  // namespace
}  // namespace tingwen
