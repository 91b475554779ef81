#include "audio/fade.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tingwen {

float FadeGain(double position) {
  const double within = std::clamp(position, 0.0, 1.0);
  return static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * within));
}

void FadeEnds(std::span<float> samples, int channels, uint64_t begin,
              uint64_t total, uint64_t fade_in, uint64_t fade_out) {
  const auto count = static_cast<size_t>(channels);
  const uint64_t end = begin + samples.size() / count;
  const auto scale = [&](uint64_t frame, float gain) {
    for (size_t c = 0; c < count; ++c) {
      samples[(frame - begin) * count + c] *= gain;
    }
  };
  const auto part = [](uint64_t frames, uint64_t length) {
    return (static_cast<double>(frames) + 0.5) / static_cast<double>(length);
  };
  for (uint64_t frame = begin; frame < std::min(end, fade_in); ++frame) {
    scale(frame, FadeGain(part(frame, fade_in)));
  }
  const uint64_t fade_begin = total - std::min(total, fade_out);
  for (uint64_t frame = std::max(begin, fade_begin); frame < end; ++frame) {
    scale(frame, FadeGain(part(total - 1 - frame, fade_out)));
  }
}

}  // namespace tingwen
