// Audio that waits on disk until all of it is known, so that hours of it need
// little memory.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace tingwen {

class Spool {
 public:
  // Lies beside `path`, where the output will need as much room; has no name
  // and is gone with the process. kOutput where that place can't be written.
  static Result<Spool> Create(const std::string& path);

  Status Write(std::span<const float> samples);
  uint64_t size() const { return size_; }

  // Fills `samples` with those from `begin` on, all of which must be there.
  Status Read(uint64_t begin, std::span<float> samples);

 private:
  explicit Spool(AtomicFile file) : file_(std::move(file)) {}
  Status Flush();

  AtomicFile file_;
  std::vector<float> buffer_;  // the last samples, not yet in the file
  uint64_t size_ = 0;
};

}  // namespace tingwen
