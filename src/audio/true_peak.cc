#include "audio/true_peak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tingwen {
namespace {

constexpr double kOversampledRate = 192000;
constexpr size_t kBlock = 256;
constexpr size_t kReach = Interpolator::kReach;

double Sinc(double x) {
  const double angle = std::numbers::pi * x;
  return x == 0 ? 1 : std::sin(angle) / angle;
}

// Blackman's window from -1 to 1.
double Window(double x) {
  const double angle = std::numbers::pi * x;
  return 0.42 + 0.5 * std::cos(angle) + 0.08 * std::cos(2 * angle);
}

}  // namespace

float Highest(std::span<const float> samples) {
  float highest = 0;
  for (float sample : samples) highest = std::max(highest, std::abs(sample));
  return highest;
}

Interpolator::Interpolator(int sample_rate) {
  const auto steps = std::max<size_t>(
      static_cast<size_t>(std::lround(kOversampledRate / sample_rate)), 1);
  for (size_t step = 1; step < steps; ++step) {
    const double offset =
        static_cast<double>(step) / static_cast<double>(steps);
    std::vector<float>& weights = phases_.emplace_back(2 * kReach);
    for (size_t i = 0; i < 2 * kReach; ++i) {
      const double distance =
          offset + static_cast<double>(kReach) - 1 - static_cast<double>(i);
      weights[i] =
          static_cast<float>(Sinc(distance) * Window(distance / kReach));
    }
  }
}

// Tap by tap over a block, which compilers turn into vector instructions.
void Interpolator::Peaks(const float* samples, size_t count,
                         float* peaks) const {
  for (size_t i = 0; i < count; ++i) peaks[i] = std::abs(samples[i]);
  float sums[kBlock];
  for (size_t begin = 0; begin < count; begin += kBlock) {
    const size_t size = std::min(kBlock, count - begin);
    for (const std::vector<float>& weights : phases_) {
      std::fill_n(sums, size, 0.0F);
      for (size_t tap = 0; tap < 2 * kReach; ++tap) {
        const float weight = weights[tap];
        const float* from = samples + begin + tap - (kReach - 1);
        for (size_t i = 0; i < size; ++i) sums[i] += weight * from[i];
      }
      for (size_t i = 0; i < size; ++i) {
        peaks[begin + i] = std::max(peaks[begin + i], std::abs(sums[i]));
      }
    }
  }
}

TruePeakMeter::TruePeakMeter(int sample_rate, int channels)
    : interpolator_(sample_rate),
      channels_(static_cast<size_t>(channels), std::vector<float>(kReach)) {}

void TruePeakMeter::Add(std::span<const float> samples) {
  const size_t count = channels_.size();
  for (size_t c = 0; c < count; ++c) {
    std::vector<float>& channel = channels_[c];
    for (size_t i = c; i < samples.size(); i += count) {
      channel.push_back(samples[i]);
    }
    if (channel.size() > kBlock + 2 * kReach) {
      Measure(channel, channel.size() - 2 * kReach);
    }
  }
}

double TruePeakMeter::Finish() {
  for (std::vector<float>& channel : channels_) {
    channel.resize(channel.size() + 2 * kReach);
    Measure(channel, channel.size() - 2 * kReach);
  }
  return highest_;
}

void TruePeakMeter::Measure(std::vector<float>& channel, size_t count) {
  // Where no sample comes near the highest peak there is nothing to find.
  peaks_.resize(count);
  for (size_t begin = 0; begin < count; begin += kBlock) {
    const size_t size = std::min(kBlock, count - begin);
    const float sample = Highest({channel.data() + begin, size + 2 * kReach});
    if (sample * Interpolator::kMostOvershoot <= highest_) continue;
    interpolator_.Peaks(channel.data() + begin + kReach, size, peaks_.data());
    highest_ = std::max(highest_, Highest({peaks_.data(), size}));
  }
  channel.erase(channel.begin(),
                channel.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace tingwen
