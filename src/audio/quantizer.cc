#include "audio/quantizer.h"

#include <algorithm>

namespace tingwen {

Quantizer::Quantizer(int bits, bool dither)
    : shift_(32 - bits),
      scale_(static_cast<float>(1 << (bits - 1))),
      dither_(dither) {}

// The sum of two even distributions, from -1 to 1 steps: xorshift by G.
// Marsaglia gives both.
float Quantizer::Noise() {
  random_ ^= random_ << 13;
  random_ ^= random_ >> 17;
  random_ ^= random_ << 5;
  const auto one = static_cast<float>(random_ & 0xFFFF);
  const auto other = static_cast<float>(random_ >> 16);
  return (one - other) * (1.0F / 65536);
}

void Quantizer::Process(std::span<const float> samples, int32_t* numbers) {
  for (size_t i = 0; i < samples.size(); ++i) {
    float value = samples[i] * scale_;
    if (dither_ && samples[i] != 0) value += Noise();
    value = std::clamp(value, -scale_, scale_ - 1);
    const float rounded = value + (value < 0 ? -0.5F : 0.5F);
    numbers[i] = static_cast<int32_t>(rounded) * (1 << shift_);
  }
}

}  // namespace tingwen
