#include "audio/profile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"

namespace tingwen {
namespace {

using testing::HasSubstr;

const std::string kOurs = TINGWEN_ROOT "/data/profiles/profiles.tsv";

std::string TableOf(const std::string& rows) {
  const std::string path =
      testing::TempDir() + "profiles" + std::to_string(::getpid());
  EXPECT_TRUE(WriteFile(path, rows));
  return path;
}

TEST(Profiles, OursAreWhatTheirStandardsSay) {
  const auto profiles = LoadProfiles({kOurs});
  ASSERT_TRUE(profiles) << Describe(profiles.error());
  const auto r128 = FindProfile(*profiles, "ebu-r128");
  ASSERT_TRUE(r128);
  EXPECT_EQ(r128->loudness, -23);
  EXPECT_EQ(r128->true_peak, -1);
  EXPECT_EQ(r128->sample_rate, 48000);
  EXPECT_EQ(FindProfile(*profiles, "ebu-r128-s1")->short_term_max, -18);
  EXPECT_EQ(FindProfile(*profiles, "gyt-282")->loudness, -24);
  EXPECT_EQ(FindProfile(*profiles, "gyt-282")->true_peak, -2);
  EXPECT_FALSE(FindProfile(*profiles, "archive")->loudness);
}

TEST(Profiles, UnknownOnesAreToldWithTheKnown) {
  const auto found = FindProfile(*LoadProfiles({kOurs}), "ebu");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::kUsage);
  EXPECT_THAT(found.error().message, HasSubstr("ebu-r128-s1"));
}

TEST(Profiles, TheUsersRowsWin) {
  const std::string mine = TableOf(
      "podcast\t-19\t0.5\t-1.5\t-\t44100\t1\t16\t0\tOurs\t本台\n"
      "station\t-20\t0.2\t-3\t-\t48000\t2\t24\t80\tStation\t电台\n");
  const auto profiles = LoadProfiles({kOurs, mine, "/nowhere/profiles.tsv"});
  ASSERT_TRUE(profiles);
  EXPECT_EQ(FindProfile(*profiles, "podcast")->loudness, -19);
  EXPECT_EQ(FindProfile(*profiles, "station")->high_pass, 80);
  std::filesystem::remove(mine);
}

TEST(Profiles, WrongRowsAreToldWithTheirLine) {
  for (const char* row : {"a\t-19", "a\tx\t0.5\t-1\t-\t48000\t1\t16\t0\tA\tA",
                          "a\t-19\t-\t-1\t-\t48000\t1\t16\t0\tA\tA",
                          "a\t-19\t0.5\t-1\t-\t48000\t3\t16\t0\tA\tA",
                          "a\t-19\t0.5\t-1 \t-\t48000\t1\t16\t0\tA\tA",
                          "a\t-19\t0.5\t-1\t-\t48000\t1\t17\t0\tA\tA"}) {
    const std::string mine = TableOf("# mine\n" + std::string(row) + "\n");
    const auto profiles = LoadProfiles({kOurs, mine});
    ASSERT_FALSE(profiles) << row;
    EXPECT_EQ(profiles.error().code, ErrorCode::kUsage);
    EXPECT_EQ(profiles.error().position.line, 2u);
    std::filesystem::remove(mine);
  }
}

}  // namespace
}  // namespace tingwen
