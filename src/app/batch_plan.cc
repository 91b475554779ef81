#include "app/batch_plan.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/message.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;

class Planner {
 public:
  Planner(const std::string& output_folder, const std::string& extension)
      : output_folder_(output_folder), extension_(extension) {}

  void Add(const std::string& input) {
    std::error_code error;
    if (fs::is_directory(input, error)) return AddFolder(input, {});
    AddFile(input, fs::path(input).filename());
  }

  std::vector<PlannedItem> Take() && { return std::move(items_); }

 private:
  // `inside` is the folder's place in the one that was named.
  void AddFolder(const fs::path& folder, const fs::path& inside) {
    std::error_code error;
    if (fs::equivalent(folder, output_folder_, error)) return;
    std::vector<fs::path> names;
    fs::directory_iterator entries(folder, error);
    if (error) return AddUnreadable(folder, error);
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
      names.push_back(entries->path().filename());
      if (error) break;
    }
    std::sort(names.begin(), names.end());
    for (const fs::path& name : names) {
      if (IsPassedOver(name.string())) continue;
      if (fs::is_directory(folder / name, error)) {
        AddFolder(folder / name, inside / name);
      } else {
        AddFile((folder / name).string(), inside / name);
      }
    }
  }

  void AddFile(const std::string& path, const fs::path& inside) {
    PlannedItem planned;
    planned.item = {path, OutputName(inside.string(), extension_)};
    if (!outputs_.insert(planned.item.output).second) {
      planned.error = MakeError(ErrorCode::kUsage, path, "batch.same_output",
                                planned.item.output);
    }
    items_.push_back(std::move(planned));
  }

  void AddUnreadable(const fs::path& folder, const std::error_code& error) {
    items_.push_back({{folder.string(), {}},
                      MakeError(ErrorCode::kInput, folder.string(),
                                "input.unreadable", error.message())});
  }

  std::string output_folder_;
  std::string extension_;
  std::vector<PlannedItem> items_;
  std::set<std::string> outputs_;
};

}  // namespace

bool IsPassedOver(const std::string& name) {
  return name.starts_with(".") || name.ends_with("~") ||
         name.ends_with(".part") || name.ends_with(".tmp");
}

std::string OutputName(const std::string& input, const std::string& extension) {
  return fs::path(input).replace_extension(extension).string();
}

std::vector<PlannedItem> PlanBatch(const std::vector<std::string>& inputs,
                                   const std::string& output_folder,
                                   const std::string& extension) {
  Planner planner(output_folder, extension);
  for (const std::string& input : inputs) planner.Add(input);
  return std::move(planner).Take();
}

}  // namespace tingwen
