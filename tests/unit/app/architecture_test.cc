// The rooms of src/ include only the rooms that they may.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"

namespace tingwen {
namespace {

using Rooms = std::set<std::string, std::less<>>;

const std::map<std::string, Rooms>& AllowedRooms() {
  static const std::map<std::string, Rooms> allowed = {
      {"base", {}},
      {"document", {"base"}},
      {"rules", {"base"}},
      {"readers", {"base", "document", "rules"}},
      {"normalize", {"base", "document", "rules"}},
      {"pronounce", {"base", "document", "rules"}},
      {"synth", {"base", "document"}},
      {"audio", {"base"}},
      {"publish", {"base", "document", "audio"}},
      {"jobs", {"base", "document"}},
      {"app",
       {"base", "document", "rules", "readers", "normalize", "pronounce",
        "synth", "audio", "publish", "jobs"}},
  };
  return allowed;
}

void CheckFile(const std::filesystem::path& path, const std::string& room) {
  static const RE2 include(R"(#include "([a-z]+)/)");
  const std::string text = *ReadFile(path.string());
  re2::StringPiece rest(text);
  std::string other;
  while (RE2::FindAndConsume(&rest, include, &other)) {
    EXPECT_TRUE(other == room || AllowedRooms().at(room).contains(other))
        << path << " may not include " << other;
  }
  const bool engine = room == "synth" &&
                      path.filename().string().starts_with("engine_");
  EXPECT_TRUE(engine || text.find("speak_lib.h") == text.npos)
      << path << " may not include speak_lib.h";
}

TEST(ArchitectureTest, RoomsIncludeOnlyTheirNeighbours) {
  size_t files = 0;
  for (const auto& room :
       std::filesystem::directory_iterator(TINGWEN_ROOT "/src")) {
    const std::string name = room.path().filename().string();
    ASSERT_TRUE(AllowedRooms().contains(name)) << name << " is no room";
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(room.path())) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cc" && extension != ".h") continue;
      CheckFile(entry.path(), name);
      ++files;
    }
  }
  EXPECT_GT(files, 50u);
}

}  // namespace
}  // namespace tingwen
