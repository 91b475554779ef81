// WAV on standard output, written as the samples come.
#pragma once

#include <cstdint>
#include <span>

#include "base/result.h"

namespace tingwen {

class WavStream {
 public:
  // Writes the header to `descriptor`. It announces the longest data that WAV
  // can (0xFFFFFFFF bytes), which readers of streams take for "until the end".
  static Result<WavStream> Create(int descriptor, int sample_rate);

  Status Write(std::span<const int16_t> samples);
  // Where the descriptor is a file, the header is given the true sizes.
  Status Finish();

 private:
  WavStream(int descriptor, int sample_rate)
      : descriptor_(descriptor), sample_rate_(sample_rate) {}

  int descriptor_;
  int sample_rate_;
  int64_t begin_ = -1;  // where the header is; -1 where nothing can be mended
  uint64_t data_bytes_ = 0;
};

}  // namespace tingwen
