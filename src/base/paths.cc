#include "base/paths.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>

#include "base/part_path.h"

namespace tingwen {
namespace {

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

using Folder = std::filesystem::path;

Folder ProgramFolder() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

// Of the shared library that this code is in; the program's name where it is in
// none.
Folder LibraryFolder() {
  Dl_info info{};
  if (::dladdr(reinterpret_cast<void*>(&LibraryFolder), &info) == 0) return {};
  return Folder(info.dli_fname).parent_path();
}

// Where `name` stands beside a folder that the program or the library lies in:
// ../share/... for PREFIX/bin and PREFIX/lib/<machine>. The first place where
// it is, or else where it would be for a program.
Folder Installed(const Folder& name) {
  constexpr int kMostLevels = 3;
  for (Folder folder : {ProgramFolder(), LibraryFolder()}) {
    for (int level = 0; level < kMostLevels && !folder.empty(); ++level) {
      folder = folder.parent_path();
      std::error_code error;
      if (std::filesystem::exists(folder / name, error)) return folder / name;
    }
  }
  return ProgramFolder().parent_path() / name;
}

}  // namespace

std::string DataPath(const std::string& name) {
  if (const std::string set = Environment("TINGWEN_DATA"); !set.empty()) {
    return (Folder(set) / name).string();
  }
  static const Folder root = Installed("share/tingwen");
  return (root / name).string();
}

std::string PartPath(const std::string& name) {
  const Folder beside = ProgramFolder() / name;
  std::error_code error;
  if (std::filesystem::exists(beside, error)) return beside.string();
  return Installed(Folder("libexec/tingwen") / name).string();
}

std::string EnginePath() {
  if (std::string set = Environment("TINGWEN_ENGINE"); !set.empty()) return set;
  return PartPath("tingwen-engine");
}

std::string UserConfigPath(const std::string& name) {
  std::string folder = Environment("XDG_CONFIG_HOME");
  if (folder.empty() && !Environment("HOME").empty()) {
    folder = Environment("HOME") + "/.config";
  }
  return folder.empty() ? std::string() : folder + "/tingwen/" + name;
}

}  // namespace tingwen
