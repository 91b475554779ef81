// ZIP archives such as EPUB's container.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace tingwen {

class ZipWriter {
 public:
  // The archive appears whole with Finish(), or not at all. kOutput.
  static Result<ZipWriter> Create(const std::string& path);
  ZipWriter(ZipWriter&&) noexcept;
  ZipWriter& operator=(ZipWriter&&) noexcept;
  ~ZipWriter();

  // Files stand in the archive in the order of these calls. `pack` is for text;
  // audio and images are as small as they get, and `mimetype` must not be
  // packed (OCF 3.3, 4.3).
  Status Add(const std::string& name, std::string_view bytes, bool pack = true);
  // A file, which is read only by Finish() and never held in memory.
  Status AddFile(const std::string& name, const std::string& path);
  Status Finish();

 private:
  struct State;
  explicit ZipWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
