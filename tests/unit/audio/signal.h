// Sounds to test with.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace tingwen {

inline std::vector<float> Tone(double hz, int rate, double seconds,
                               double amplitude, double phase = 0) {
  std::vector<float> samples(static_cast<size_t>(seconds * rate));
  for (size_t i = 0; i < samples.size(); ++i) {
    const double t = static_cast<double>(i) / rate;
    samples[i] = static_cast<float>(
        amplitude * std::sin(2 * std::numbers::pi * hz * t + phase));
  }
  return samples;
}

// Loud and soft syllables of a buzz, three a second, with some noise: peaks
// far above the loudness, as in speech.
inline std::vector<float> Babble(int rate, double seconds, double amplitude) {
  std::vector<float> samples(static_cast<size_t>(seconds * rate));
  uint32_t random = 1;
  for (size_t i = 0; i < samples.size(); ++i) {
    const double t = static_cast<double>(i) / rate;
    const double pulse =
        std::pow(0.5 + 0.5 * std::cos(2 * std::numbers::pi * 110 * t), 12);
    const double syllable = std::pow(std::sin(std::numbers::pi * 3 * t), 2);
    random = random * 1664525U + 1013904223U;
    const double noise = static_cast<double>(random) / 4294967296.0 - 0.5;
    samples[i] =
        static_cast<float>(amplitude * syllable * (pulse + 0.1 * noise));
  }
  return samples;
}

}  // namespace tingwen
