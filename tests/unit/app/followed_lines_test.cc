#include "app/followed_lines.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

namespace tingwen {
namespace {

class FollowedLinesTest : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }

  void Write(std::string_view text, std::ios::openmode mode) const {
    std::ofstream(path_, mode) << text;
  }
  void Open() {
    auto lines = FollowedLines::Open(path_);
    ASSERT_TRUE(lines);
    lines_.emplace(*std::move(lines));
  }
  // "none" where there is none yet.
  std::string Next() {
    auto line = lines_->Next();
    EXPECT_TRUE(line);
    return line && *line ? **line : "none";
  }
  bool IsTold() const {
    pollfd poller{lines_->descriptor(), POLLIN, 0};
    return ::poll(&poller, 1, 10000) == 1;
  }

  std::string path_ =
      testing::TempDir() +
      testing::UnitTest::GetInstance()->current_test_info()->name();
  std::optional<FollowedLines> lines_;
};

TEST_F(FollowedLinesTest, ReadsAFileThatGrowsUntilItIsDeleted) {
  Write("一\r\n二", std::ios::trunc);
  Open();
  EXPECT_EQ(Next(), "一");
  EXPECT_EQ(Next(), "none");
  Write("二\n三\n四", std::ios::app);
  EXPECT_TRUE(IsTold());
  EXPECT_EQ(Next(), "二二");
  EXPECT_EQ(Next(), "三");
  EXPECT_EQ(Next(), "none");
  EXPECT_FALSE(lines_->ended());
  std::filesystem::remove(path_);
  EXPECT_TRUE(IsTold());
  EXPECT_EQ(Next(), "四");
  EXPECT_TRUE(lines_->ended());
}

TEST_F(FollowedLinesTest, BeginsAnewWithAFileThatDoes) {
  Write("一，二，三\n四", std::ios::trunc);
  Open();
  EXPECT_EQ(Next(), "一，二，三");
  EXPECT_EQ(Next(), "none");
  Write("新\n", std::ios::trunc);
  EXPECT_TRUE(IsTold());
  EXPECT_EQ(Next(), "新");
  EXPECT_EQ(Next(), "none");
}

TEST_F(FollowedLinesTest, ReadsAPipeUntilItIsClosed) {
  ASSERT_EQ(::mkfifo(path_.c_str(), 0600), 0);
  int writer = -1;
  std::thread opener([&] { writer = ::open(path_.c_str(), O_WRONLY); });
  Open();
  opener.join();
  EXPECT_EQ(Next(), "none");
  ASSERT_EQ(::write(writer, "a\nb", 3), 3);
  EXPECT_EQ(Next(), "a");
  EXPECT_EQ(Next(), "none");
  ::close(writer);
  EXPECT_EQ(Next(), "b");
  EXPECT_TRUE(lines_->ended());
}

TEST_F(FollowedLinesTest, NeedsAFile) {
  EXPECT_FALSE(FollowedLines::Open(path_));
}

}  // namespace
}  // namespace tingwen
