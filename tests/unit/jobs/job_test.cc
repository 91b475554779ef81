// What coordinator and workers tell each other, and hashes.
#include "jobs/job.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "jobs/hash.h"
#include "unit/jobs/workspace.h"

namespace tingwen {
namespace {

TEST(Job, RequestsComeBackAsTheyWere) {
  const JobRequest request{
      "id", "新闻/一.txt", "out/一.wav", "wav", {"voice=\"calm\"", "rate=200"}};
  const auto read = DecodeJobRequest(Encode(request));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, request.id);
  EXPECT_EQ(read->input, request.input);
  EXPECT_EQ(read->output, request.output);
  EXPECT_EQ(read->settings, request.settings);
}

TEST(Job, PathsAreBytes) {
  const JobRequest request{"id", "\xd0\xc2\xce\xc5.txt", "a\nb.wav", "wav", {}};
  const std::string line = Encode(request);
  EXPECT_EQ(line.find('\n'), line.npos);
  const auto read = DecodeJobRequest(line);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->input, request.input);
  EXPECT_EQ(read->output, request.output);
}

TEST(Job, ReportsComeBackAsTheyWere) {
  JobReport done = DoneReport("abc", 12);
  done.facts.loudness = -23.5;
  const auto read = DecodeJobReport(Encode(done));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->facts.content, "abc");
  EXPECT_EQ(read->facts.loudness, -23.5);
  EXPECT_EQ(read->facts.true_peak, std::nullopt);
  EXPECT_EQ(read->facts.warnings, done.facts.warnings);

  const auto failed = DecodeJobReport(
      Encode(FailedReport(JobEnd::kRefused, ErrorCode::kOutput)));
  ASSERT_TRUE(failed);
  EXPECT_EQ(failed->end, JobEnd::kRefused);
  EXPECT_EQ(Describe(failed->error), "a.txt:3:4: 坏\n  改");
}

TEST(Job, LinesThatAreNoneAreRefused) {
  for (const char* line : {"", "{", "{}", "[]", "7", R"({"id":7})",
                           R"({"id":"a","end":0,"attempts":1})"}) {
    EXPECT_FALSE(DecodeJobRequest(line)) << line;
    EXPECT_FALSE(DecodeJobReport(line)) << line;
  }
}

// FIPS 180-4, the example of one block, and the empty text.
TEST(Hash, IsSha256) {
  EXPECT_EQ(HashOf("abc"),
            "ba7816bf8f01cfea414140de5dae2223"
            "b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(HashOf(""),
            "e3b0c44298fc1c149afbf4c8996fb924"
            "27ae41e4649b934ca495991b7852b855");
}

TEST(Hash, FieldsAreApart) {
  Sha256 one, other;
  one.AddField("ab");
  one.AddField("c");
  other.AddField("a");
  other.AddField("bc");
  EXPECT_NE(one.Finish(), other.Finish());
}

TEST(Hash, OfAFileOfManyPieces) {
  const Workspace workspace;
  const std::string bytes(1'000'000, 'x');
  ASSERT_TRUE(WriteFile(workspace / "a", bytes));
  EXPECT_EQ(*HashFile(workspace / "a"), HashOf(bytes));
  EXPECT_EQ(HashFile(workspace / "b").error().code, ErrorCode::kInput);
}

}  // namespace
}  // namespace tingwen
