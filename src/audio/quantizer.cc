#include "audio/quantizer.h"

#include <algorithm>

namespace tingwen {
namespace {

// The sum of two even distributions, from -1 to 1 steps: xorshift by G.
// Marsaglia gives both.
inline float Noise(uint32_t& random) {
  random ^= random << 13;
  random ^= random >> 17;
  random ^= random << 5;
  const auto one = static_cast<float>(static_cast<int32_t>(random & 0xFFFF));
  const auto other = static_cast<float>(static_cast<int32_t>(random >> 16));
  return (one - other) * (1.0F / 65536);
}

}  // namespace

Quantizer::Quantizer(int bits, bool dither)
    : shift_(32 - bits),
      scale_(static_cast<float>(1 << (bits - 1))),
      dither_(dither) {}

void Quantizer::Process(std::span<const float> samples, int32_t* numbers) {
  uint32_t random = random_;
  for (size_t i = 0; i < samples.size(); ++i) {
    float value = samples[i] * scale_;
    if (dither_ && samples[i] != 0) value += Noise(random);
    value = std::clamp(value, -scale_, scale_ - 1);
    const float rounded = value + (value < 0 ? -0.5F : 0.5F);
    numbers[i] = static_cast<int32_t>(rounded) * (1 << shift_);
  }
  random_ = random;
}

}  // namespace tingwen
