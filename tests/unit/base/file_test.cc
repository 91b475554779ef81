#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

namespace tingwen {
namespace {

class FileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "tingwen-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  size_t FilesInFolder() const {
    size_t count = 0;
    for ([[maybe_unused]] const auto& entry :
         std::filesystem::directory_iterator(folder_)) {
      ++count;
    }
    return count;
  }

  std::string folder_;
};

TEST_F(FileTest, ReadsWhatWasWritten) {
  const std::string path = folder_ + "/a.txt";
  ASSERT_TRUE(WriteFile(path, std::string("你好\0!", 8)));
  EXPECT_EQ(*ReadFile(path), std::string("你好\0!", 8));
  EXPECT_EQ(MappedFile::Open(path)->bytes(), std::string("你好\0!", 8));
  EXPECT_EQ(FilesInFolder(), 1u);
}

TEST_F(FileTest, LeavesNothingWithoutCommit) {
  {
    auto file = AtomicFile::Create(folder_ + "/a.txt");
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->Write("half"));
  }
  EXPECT_EQ(FilesInFolder(), 0u);
}

TEST_F(FileTest, ReplacesTheOldFileAtOnce) {
  const std::string path = folder_ + "/a.txt";
  ASSERT_TRUE(WriteFile(path, "old"));
  auto file = AtomicFile::Create(path);
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->Write("new"));
  EXPECT_EQ(*ReadFile(path), "old");
  ASSERT_TRUE(file->Commit());
  EXPECT_EQ(*ReadFile(path), "new");
  EXPECT_EQ(FilesInFolder(), 1u);
}

TEST_F(FileTest, SaysWhatIsWrongWithAnInput) {
  EXPECT_EQ(ReadFile(folder_ + "/none").error().code, ErrorCode::kInput);
  EXPECT_EQ(ReadFile(folder_).error().code, ErrorCode::kInput);
  ASSERT_TRUE(WriteFile(folder_ + "/big", std::string(4096, 'x')));
  EXPECT_EQ(ReadFile(folder_ + "/big", 100).error().code, ErrorCode::kInput);
}

TEST_F(FileTest, SaysWhatIsWrongWithAnOutput) {
  EXPECT_EQ(WriteFile(folder_ + "/none/a", "x").error().code,
            ErrorCode::kOutput);
  EXPECT_EQ(WriteFile(folder_, "x").error().code, ErrorCode::kOutput);
}

TEST_F(FileTest, FullDiskLeavesNothing) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old), 0);
  const rlimit small{1000, old.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const Status status = WriteFile(folder_ + "/a", std::string(5000, 'x'));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old), 0);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kOutput);
  EXPECT_EQ(FilesInFolder(), 0u);
}

}  // namespace
}  // namespace tingwen
