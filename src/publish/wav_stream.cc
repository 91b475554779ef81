#include "publish/wav_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <string>
#include <string_view>

#include "publish/output_error.h"

namespace tingwen {
namespace {

static_assert(std::endian::native == std::endian::little,
              "samples are written as they lie in memory");

constexpr uint32_t kUnknownSize = 0xFFFFFFFF;
constexpr uint32_t kHeaderSize = 44;

void Append(std::string& bytes, uint32_t number, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i));
}

// RIFF, fmt and the head of the data chunk: mono, 16 bit.
std::string Header(int sample_rate, uint32_t data_bytes) {
  const auto rate = static_cast<uint32_t>(sample_rate);
  const bool unknown = data_bytes == kUnknownSize;
  std::string bytes = "RIFF";
  Append(bytes, unknown ? kUnknownSize : data_bytes + kHeaderSize - 8, 4);
  bytes += "WAVEfmt ";
  Append(bytes, 16, 4);  // size of fmt
  Append(bytes, 1, 2);   // PCM
  Append(bytes, 1, 2);   // channels
  Append(bytes, rate, 4);
  Append(bytes, 2 * rate, 4);  // bytes a second
  Append(bytes, 2, 2);         // bytes a frame
  Append(bytes, 16, 2);        // bits a sample
  bytes += "data";
  Append(bytes, data_bytes, 4);
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

Result<WavStream> WavStream::Create(int descriptor, int sample_rate) {
  WavStream stream(descriptor, sample_rate);
  stream.begin_ = MendablePosition(descriptor);
  TINGWEN_TRY(WriteAll(descriptor, Header(sample_rate, kUnknownSize)));
  return stream;
}

Status WavStream::Write(std::span<const int16_t> samples) {
  const auto bytes = std::as_bytes(samples);
  data_bytes_ += bytes.size();
  return WriteAll(descriptor_,
                  {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Status WavStream::Finish() {
  if (begin_ < 0 || data_bytes_ >= kUnknownSize - kHeaderSize) return {};
  const std::string header =
      Header(sample_rate_, static_cast<uint32_t>(data_bytes_));
  if (::pwrite(descriptor_, header.data(), header.size(), begin_) !=
      static_cast<ssize_t>(header.size())) {
    return Fail(OutputError("-", errno));
  }
  return {};
}

}  // namespace tingwen
