// When a file is complete.
#include "jobs/folder_watcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "base/file.h"
#include "unit/jobs/workspace.h"

namespace tingwen {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;
namespace fs = std::filesystem;

constexpr milliseconds kSettle(60);

class FolderWatcherTest : public testing::Test {
 protected:
  FolderWatcher Open() {
    WatchRules rules;
    rules.settle = kSettle;
    rules.passed_over = [](const std::string& name) { return name[0] == '.'; };
    rules.excluded = {workspace_ / "out"};
    return *FolderWatcher::Open(workspace_.folder(), rules);
  }
  void Write(const std::string& name) {
    std::ofstream(workspace_ / name) << "一";
  }
  // What comes until nothing has come for a while.
  static std::vector<std::string> TakeAll(FolderWatcher& watcher) {
    std::vector<std::string> files;
    for (int quiet = 0; quiet < 10; ++quiet) {
      for (std::string& file : watcher.Take()) {
        files.push_back(std::move(file));
        quiet = 0;
      }
      std::this_thread::sleep_for(kSettle / 3);
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  Workspace workspace_;
};

TEST_F(FolderWatcherTest, WhatIsThereAndWhatComes) {
  Write("a");
  fs::create_directory(workspace_ / "sub");
  Write("sub/b");
  auto watcher = Open();
  EXPECT_THAT(TakeAll(watcher), ElementsAre("a", "sub/b"));
  Write("c");
  fs::create_directories(workspace_ / "new/deep");
  Write("new/deep/d");
  Write(".hidden");
  EXPECT_THAT(TakeAll(watcher), ElementsAre("c", "new/deep/d"));
  EXPECT_THAT(TakeAll(watcher), IsEmpty());
}

TEST_F(FolderWatcherTest, NotWhileItIsWritten) {
  auto watcher = Open();
  std::ofstream file(workspace_ / "slow");
  file << "一" << std::flush;
  EXPECT_THAT(TakeAll(watcher), IsEmpty());
  file << "二";
  file.close();
  EXPECT_THAT(TakeAll(watcher), ElementsAre("slow"));
}

TEST_F(FolderWatcherTest, AgainWhenItChanges) {
  Write("a");
  auto watcher = Open();
  EXPECT_THAT(TakeAll(watcher), ElementsAre("a"));
  std::ofstream(workspace_ / "a", std::ios::app) << "二";
  EXPECT_THAT(TakeAll(watcher), ElementsAre("a"));
  watcher.Again("a", milliseconds(1));
  EXPECT_THAT(TakeAll(watcher), ElementsAre("a"));
}

TEST_F(FolderWatcherTest, RenamedFilesAndFolders) {
  fs::create_directory(workspace_ / "old");
  Write("old/a");
  Write("b");
  auto watcher = Open();
  EXPECT_THAT(TakeAll(watcher), ElementsAre("b", "old/a"));
  fs::rename(workspace_ / "old", workspace_ / "new");
  fs::rename(workspace_ / "b", workspace_ / "c");
  EXPECT_THAT(TakeAll(watcher), ElementsAre("c", "new/a"));
  Write("new/d");
  EXPECT_THAT(TakeAll(watcher), ElementsAre("new/d"));
  fs::remove_all(workspace_ / "new");
  EXPECT_THAT(TakeAll(watcher), IsEmpty());
}

TEST_F(FolderWatcherTest, ExcludedFoldersAreNone) {
  fs::create_directory(workspace_ / "out");
  Write("out/a");
  auto watcher = Open();
  Write("out/b");
  EXPECT_THAT(TakeAll(watcher), IsEmpty());
}

// The times of files mean nothing: clocks are set, and copies keep theirs.
TEST_F(FolderWatcherTest, TimesInTheFutureAndPast) {
  Write("future");
  Write("past");
  const auto now = fs::file_time_type::clock::now();
  fs::last_write_time(workspace_ / "future", now + std::chrono::hours(1000));
  fs::last_write_time(workspace_ / "past", now - std::chrono::hours(1000));
  auto watcher = Open();
  EXPECT_THAT(TakeAll(watcher), ElementsAre("future", "past"));
}

TEST_F(FolderWatcherTest, NoFolder) {
  WatchRules rules;
  rules.passed_over = [](const std::string&) { return false; };
  EXPECT_FALSE(FolderWatcher::Open(workspace_ / "none", rules));
}

}  // namespace
}  // namespace tingwen
