// Runs the tests of a room with a temporary folder of their own, so that
// tests that run at the same time don't meet in it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  std::string folder = testing::TempDir() + "tingwen-test-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) return 1;
  ::setenv("TEST_TMPDIR", (folder + "/").c_str(), 1);
  const int result = RUN_ALL_TESTS();
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return result;
}
