#include "base/paths.h"

#include <cstdlib>
#include <filesystem>

namespace tingwen {
namespace {

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::filesystem::path ProgramFolder() {
  std::error_code error;
  auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path();
}

}  // namespace

std::string DataPath(const std::string& name) {
  std::filesystem::path root = Environment("TINGWEN_DATA");
  if (root.empty()) root = ProgramFolder().parent_path() / "share" / "tingwen";
  return (root / name).string();
}

std::string EnginePath() {
  if (std::string set = Environment("TINGWEN_ENGINE"); !set.empty()) return set;
  const auto beside = ProgramFolder() / "tingwen-engine";
  std::error_code error;
  if (std::filesystem::exists(beside, error)) return beside.string();
  return (ProgramFolder().parent_path() / "libexec" / "tingwen" /
          "tingwen-engine").string();
}

std::string UserConfigPath(const std::string& name) {
  std::string folder = Environment("XDG_CONFIG_HOME");
  if (folder.empty() && !Environment("HOME").empty()) {
    folder = Environment("HOME") + "/.config";
  }
  return folder.empty() ? std::string() : folder + "/tingwen/" + name;
}

}  // namespace tingwen
