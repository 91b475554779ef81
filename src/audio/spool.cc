#include "audio/spool.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/message.h"

namespace tingwen {
namespace {

constexpr size_t kBuffer = 65536;  // samples

}  // namespace

Result<Spool> Spool::Create(const std::string& path) {
  TINGWEN_ASSIGN(file, AtomicFile::Create(path));
  return Spool(std::move(file));
}

Status Spool::Write(std::span<const float> samples) {
  buffer_.insert(buffer_.end(), samples.begin(), samples.end());
  size_ += samples.size();
  return buffer_.size() < kBuffer ? Status() : Flush();
}

Status Spool::Flush() {
  const auto bytes = std::as_bytes(std::span(buffer_));
  TINGWEN_TRY(
      file_.Write({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
  buffer_.clear();
  return {};
}

Status Spool::Read(uint64_t begin, std::span<float> samples) {
  TINGWEN_TRY(Flush());
  auto* to = reinterpret_cast<char*>(samples.data());
  size_t left = samples.size_bytes();
  auto offset = static_cast<off_t>(begin * sizeof(float));
  while (left > 0) {
    const ssize_t count = ::pread(file_.descriptor(), to, left, offset);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      return FailWith(ErrorCode::kOutput, file_.path(), "output.failed",
                      std::string(std::strerror(count < 0 ? errno : EIO)));
    }
    to += count;
    offset += count;
    left -= static_cast<size_t>(count);
  }
  return {};
}

}  // namespace tingwen
