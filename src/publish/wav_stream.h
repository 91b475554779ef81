// WAV on standard output, written as the samples come.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/result.h"
#include "publish/audio_writer.h"
#include "publish/sample_packer.h"

namespace tingwen {

class WavStream {
 public:
  // Writes the header to `descriptor`. It announces the longest data that WAV
  // can (0xFFFFFFFF bytes), which readers of streams take for "until the end".
  static Result<WavStream> Create(int descriptor, const AudioSpec& spec);

  // Interleaved frames.
  Status Write(std::span<const float> samples);
  // Where the descriptor is a file, the header is given the true sizes.
  Status Finish();

 private:
  WavStream(int descriptor, const AudioSpec& spec)
      : descriptor_(descriptor), spec_(spec), packer_(spec) {}

  int descriptor_;
  AudioSpec spec_;
  SamplePacker packer_;
  std::string bytes_;
  int64_t begin_ = -1;  // where the header is; -1 where nothing can be mended
  uint64_t data_bytes_ = 0;
};

}  // namespace tingwen
