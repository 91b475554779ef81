// Frames as a file holds them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audio/quantizer.h"
#include "publish/audio_writer.h"

namespace tingwen {

class SamplePacker {
 public:
  explicit SamplePacker(const AudioSpec& spec);

  // Numbers of spec.bit_depth bits in the upper bits of 32, for both channels
  // where the spec is dual mono. Valid until the next call.
  std::span<const int32_t> Numbers(std::span<const float> samples);

  // The same as floats, for lossy formats.
  std::span<const float> Floats(std::span<const float> samples);

 private:
  bool dual_mono_;
  Quantizer quantizer_;
  std::vector<int32_t> numbers_;
  std::vector<float> floats_;
};

}  // namespace tingwen
