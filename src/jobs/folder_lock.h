// One program at a time works on a folder.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/descriptor.h"
#include "base/result.h"

namespace tingwen {

class FolderLock {
 public:
  // Locks an existing folder until the lock goes, at the latest with the
  // process: nothing stays behind, not even after kill -9. kOutput with the
  // message `taken` where another process has it, or where it can't be opened.
  static Result<FolderLock> Take(const std::string& folder,
                                 std::string_view taken);

  const std::string& path() const { return path_; }
  // Whether the folder is still where it was: not removed, moved or replaced.
  bool Holds() const;

 private:
  FolderLock(std::string path, Descriptor folder)
      : path_(std::move(path)), folder_(std::move(folder)) {}

  std::string path_;
  Descriptor folder_;
};

}  // namespace tingwen
