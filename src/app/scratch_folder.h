// A folder for files that are in the making.
#pragma once

#include <string>
#include <utility>

#include "base/result.h"

namespace tingwen {

class ScratchFolder {
 public:
  // Lies beside `path`, where the output will need as much room; is gone with
  // the object. kOutput where that place can't be written.
  static Result<ScratchFolder> Create(const std::string& path);
  ScratchFolder(ScratchFolder&& other) noexcept
      : path_(std::exchange(other.path_, {})) {}
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder();

  const std::string& path() const { return path_; }

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace tingwen
