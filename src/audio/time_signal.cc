#include "audio/time_signal.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <span>

#include "audio/fade.h"

namespace tingwen {
namespace {

constexpr int kLowTones = 5;
constexpr double kLowHz = 800;
constexpr double kHighHz = 1600;
constexpr double kLowSeconds = 0.25;
constexpr double kHighSeconds = 0.5;
constexpr double kEdge = 0.005;  // seconds of fade, against clicks

void AddTone(std::span<float> samples, int rate, double hz) {
  for (size_t i = 0; i < samples.size(); ++i) {
    const double turns = hz * static_cast<double>(i) / rate;
    samples[i] = static_cast<float>(std::sin(2 * std::numbers::pi * turns));
  }
  const auto edge = static_cast<uint64_t>(kEdge * rate);
  FadeEnds(samples, 1, 0, samples.size(), edge, edge);
}

}  // namespace

std::vector<float> TimeSignal(int sample_rate) {
  const auto frames = [&](double seconds) {
    return static_cast<size_t>(std::llround(seconds * sample_rate));
  };
  std::vector<float> samples(frames(kTimeSignalSeconds));
  for (int tone = 0; tone < kLowTones; ++tone) {
    AddTone(std::span(samples).subspan(frames(tone), frames(kLowSeconds)),
            sample_rate, kLowHz);
  }
  AddTone(std::span(samples).subspan(frames(kTimeSignalMoment),
                                     frames(kHighSeconds)),
          sample_rate, kHighHz);
  return samples;
}

}  // namespace tingwen
