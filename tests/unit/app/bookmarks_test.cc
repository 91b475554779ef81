#include "app/bookmarks.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"

namespace tingwen {
namespace {

class BookmarksTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // A folder of its own, as tests run at the same time.
  std::string folder_ =
      std::filesystem::temp_directory_path() /
      (std::string("tingwen_bookmarks_test_") +
       testing::UnitTest::GetInstance()->current_test_info()->name());
  std::string path_ = folder_ + "/new/positions.json";
};

TEST_F(BookmarksTest, KeepsPositionsAndBookmarksOfEachDocument) {
  Bookmarks bookmarks = Bookmarks::Load(path_);
  bookmarks.SetPosition("a.txt", 7);
  bookmarks.SetBookmark("./a.txt", 3);
  bookmarks.SetPosition("b.txt", 1);
  ASSERT_TRUE(bookmarks.Save());
  const Bookmarks again = Bookmarks::Load(path_);
  EXPECT_EQ(again.Position("a.txt"), 7u);
  EXPECT_EQ(again.Bookmark("a.txt"), 3u);
  EXPECT_EQ(again.Position("b.txt"), 1u);
  EXPECT_EQ(again.Bookmark("b.txt"), std::nullopt);
}

TEST_F(BookmarksTest, ForgetsWhatWasReadToTheEnd) {
  Bookmarks bookmarks = Bookmarks::Load(path_);
  bookmarks.SetPosition("a.txt", 7);
  bookmarks.SetPosition("a.txt", std::nullopt);
  ASSERT_TRUE(bookmarks.Save());
  EXPECT_EQ(*ReadFile(path_), "{}\n");
}

TEST_F(BookmarksTest, ADamagedFileCountsAsEmpty) {
  std::filesystem::create_directories(folder_ + "/new");
  for (const char* text : {"{", "[1]", "{\"x\": 3}"}) {
    ASSERT_TRUE(WriteFile(path_, text));
    Bookmarks bookmarks = Bookmarks::Load(path_);
    EXPECT_EQ(bookmarks.Position("x"), std::nullopt);
    bookmarks.SetPosition("x", 1);
    EXPECT_EQ(bookmarks.Position("x"), 1u);
  }
}

}  // namespace
}  // namespace tingwen
