#include "publish/wav_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "publish/little_endian.h"
#include "publish/output_error.h"

namespace tingwen {
namespace {

constexpr uint32_t kUnknownSize = 0xFFFFFFFF;
constexpr uint32_t kHeaderSize = 44;

// RIFF, fmt and the head of the data chunk.
std::string Header(const AudioSpec& spec, uint32_t data_bytes) {
  const auto rate = static_cast<uint32_t>(spec.sample_rate);
  const auto bits = static_cast<uint32_t>(spec.bit_depth);
  const auto channels =
      static_cast<uint32_t>(spec.dual_mono ? 2 : spec.channels);
  const uint32_t frame_bytes = channels * bits / 8;
  const bool unknown = data_bytes == kUnknownSize;
  std::string bytes = "RIFF";
  AppendNumber(bytes, unknown ? kUnknownSize : data_bytes + kHeaderSize - 8, 4);
  bytes += "WAVEfmt ";
  AppendNumber(bytes, 16, 4);  // size of fmt
  AppendNumber(bytes, 1, 2);   // PCM
  AppendNumber(bytes, channels, 2);
  AppendNumber(bytes, rate, 4);
  AppendNumber(bytes, frame_bytes * rate, 4);  // bytes a second
  AppendNumber(bytes, frame_bytes, 2);
  AppendNumber(bytes, bits, 2);
  bytes += "data";
  AppendNumber(bytes, data_bytes, 4);
  return bytes;
}

Status WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Fail(OutputError("-", errno));
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return {};
}

// Where the next byte goes, if it can be written again later.
int64_t MendablePosition(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFL);
  if (flags < 0 || (flags & O_APPEND) != 0) return -1;
  return ::lseek(descriptor, 0, SEEK_CUR);
}

}  // namespace

Result<WavStream> WavStream::Create(int descriptor, const AudioSpec& spec) {
  WavStream stream(descriptor, spec);
  stream.begin_ = MendablePosition(descriptor);
  TINGWEN_TRY(WriteAll(descriptor, Header(spec, kUnknownSize)));
  return stream;
}

Status WavStream::Write(std::span<const float> samples) {
  const int size = spec_.bit_depth / 8;
  bytes_.clear();
  for (int32_t number : packer_.Numbers(samples)) {
    const auto upper = static_cast<uint32_t>(number) >> (32 - 8 * size);
    AppendNumber(bytes_, upper, size);
  }
  data_bytes_ += bytes_.size();
  return WriteAll(descriptor_, bytes_);
}

Status WavStream::Finish() {
  if (begin_ < 0 || data_bytes_ >= kUnknownSize - kHeaderSize) return {};
  const std::string header = Header(spec_, static_cast<uint32_t>(data_bytes_));
  if (::pwrite(descriptor_, header.data(), header.size(), begin_) !=
      static_cast<ssize_t>(header.size())) {
    return Fail(OutputError("-", errno));
  }
  return {};
}

}  // namespace tingwen
