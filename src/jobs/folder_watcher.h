// New and changed files of a folder and the folders in it, as soon as they are
// completely written.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"

namespace tingwen {

// What tells one state of a file from another. Its times are compared, never
// with the clock, which may be set meanwhile.
struct FileState {
  uint64_t device = 0;
  uint64_t inode = 0;
  int64_t size = 0;
  int64_t changed = 0;  // nanoseconds

  friend bool operator==(const FileState&, const FileState&) = default;
};

// Nothing where there is no regular file.
std::optional<FileState> StateOfFile(const std::string& path);

struct WatchRules {
  // A file is complete when nobody has it open for writing and it has not
  // changed for so long.
  std::chrono::milliseconds settle{2000};
  // Names that are passed over, of files and of folders.
  std::function<bool(const std::string& name)> passed_over;
  // Folders whose files are passed over.
  std::vector<std::string> excluded;
};

class FolderWatcher {
 public:
  // kInput where the folder can't be watched.
  static Result<FolderWatcher> Open(const std::string& folder,
                                    WatchRules rules);

  // Can be read where something happens in the folder.
  int descriptor() const { return events_.number(); }
  // How long Take() need not be called, if nothing happens.
  std::chrono::milliseconds Patience() const;

  // The files that are complete, by their place in the folder: all that are
  // there at first, then those that came or changed.
  std::vector<std::string> Take();

  // Hands a file out once more, after so long.
  void Again(const std::string& file, std::chrono::milliseconds later);

 private:
  using Clock = std::chrono::steady_clock;

  struct Candidate {
    FileState state;
    Clock::time_point due;
  };

  FolderWatcher(std::string folder, WatchRules rules, Descriptor events);
  std::string PathOf(const std::string& inside) const;
  // Watches a folder and all in it, and notes their files.
  void Scan(const std::string& inside);
  void Forget(const std::string& inside);
  void ReadEvents();
  void Heed(int watch, uint32_t mask, const std::string& name);
  void Note(const std::string& file);

  std::string folder_;
  WatchRules rules_;
  Descriptor events_;
  std::map<int, std::string> watched_;  // places of folders
  std::map<std::string, Candidate> candidates_;
  std::map<std::string, FileState> handed_out_;
  Clock::time_point scanned_;
};

}  // namespace tingwen
