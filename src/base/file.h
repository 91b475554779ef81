// Reading whole files, and writing files that appear whole or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tingwen {

// The bytes of a file, or of standard input for "-". kInput where it is
// missing, a folder, not readable, or larger than `limit` bytes.
Result<std::string> ReadFile(const std::string& path,
                             size_t limit = size_t{4} << 30);

// A file under construction: without a name where the file system can do that
// (so that not even kill -9 leaves anything), else under a temporary one;
// synced and put in its place by Commit(). Without it nothing is left behind.
class AtomicFile {
 public:
  // kOutput where the folder is missing or not writable.
  static Result<AtomicFile> Create(const std::string& path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) noexcept;
  ~AtomicFile();

  Status Write(std::string_view bytes);
  // Puts the file in its place. kOutput, and nothing left, where that fails.
  Status Commit();

  // For libraries that write to a descriptor themselves. They may seek.
  int descriptor() const { return descriptor_; }
  const std::string& path() const { return path_; }

 private:
  AtomicFile() = default;
  void Discard();
  // Gives a nameless file its temporary name. False where that fails.
  bool GiveName();

  std::string path_;
  std::string temporary_path_;
  bool nameless_ = false;
  int descriptor_ = -1;
};

// Writes a whole file through AtomicFile.
Status WriteFile(const std::string& path, std::string_view bytes);

// A file mapped read-only into memory.
class MappedFile {
 public:
  static Result<MappedFile> Open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile() = default;

  const char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace tingwen
