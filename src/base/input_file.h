// A file that is read piece by piece.
#pragma once

#include <string>

#include "base/result.h"

namespace tingwen {

// A file, or standard input for "-", from its begin to its end.
class InputFile {
 public:
  // kInput where it is missing, a folder, or not readable.
  static Result<InputFile> Open(const std::string& path);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile();

  // Appends the next `count` bytes; fewer only at the end.
  Status Read(size_t count, std::string& bytes);
  // Whether the end has been reached.
  bool HasEnded() const { return ended_; }
  int descriptor() const { return descriptor_; }

 private:
  InputFile() = default;

  std::string path_;
  int descriptor_ = -1;
  bool ended_ = false;
};

}  // namespace tingwen
