#include "audio/limiter.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

namespace tingwen {
namespace {

constexpr double kLookAhead = 0.005;  // seconds
constexpr double kRelease = 0.08;     // seconds to make 63 percent of the way
constexpr size_t kReach = Interpolator::kReach;
constexpr size_t kScanBlock = 256;
// A gain this near to 1 (-100 dB) is 1.
constexpr double kAlmostOne = 1 - 1e-5;

// lowest[i] becomes the lowest of values[i] to values[i + ahead].
void LowestAhead(std::span<const float> values, size_t ahead,
                 std::span<float> lowest) {
  std::deque<size_t> rising;  // indices of values that may be the lowest yet
  for (size_t i = 0; i < lowest.size() + ahead; ++i) {
    while (!rising.empty() && values[rising.back()] >= values[i]) {
      rising.pop_back();
    }
    rising.push_back(i);
    if (i < ahead) continue;
    if (rising.front() + ahead < i) rising.pop_front();
    lowest[i - ahead] = values[rising.front()];
  }
}

}  // namespace

Limiter::Limiter(int sample_rate, int channels, double ceiling)
    : interpolator_(sample_rate),
      ceiling_(static_cast<float>(ceiling)),
      ahead_(static_cast<size_t>(kLookAhead * sample_rate)),
      release_(1 - std::exp(-1 / (kRelease * sample_rate))),
      waiting_(static_cast<size_t>(channels), std::vector<float>(kReach)),
      envelopes_(ahead_, 1.0),
      sum_(static_cast<double>(ahead_)),
      ones_(ahead_) {}

void Limiter::Process(std::span<const float> samples,
                      std::vector<float>& output) {
  Take(samples);
  const size_t frames = waiting_[0].size() - kReach - needed_.size();
  if (frames > kReach) Scan(frames - kReach);
  if (needed_.size() > ahead_) Limit(needed_.size() - ahead_, output);
}

void Limiter::Finish(std::vector<float>& output) {
  const size_t frames = waiting_[0].size() - kReach;
  for (auto& channel : waiting_) channel.resize(channel.size() + kReach);
  Scan(frames - needed_.size());
  needed_.resize(frames + ahead_, 1.0F);
  Limit(frames, output);
}

void Limiter::Take(std::span<const float> samples) {
  const size_t count = waiting_.size();
  for (size_t c = 0; c < count; ++c) {
    for (size_t i = c; i < samples.size(); i += count) {
      waiting_[c].push_back(samples[i]);
    }
  }
}

void Limiter::Scan(size_t frames) {
  const size_t end = needed_.size() + frames;
  while (needed_.size() < end) {
    const size_t begin = needed_.size();
    const size_t size = std::min(kScanBlock, end - begin);
    needed_.resize(begin + size, 1.0F);
    ScanBlock(begin, size);
  }
}

void Limiter::ScanBlock(size_t begin, size_t size) {
  peaks_.resize(kScanBlock);
  for (const std::vector<float>& channel : waiting_) {
    const float* around = channel.data() + begin;
    const float highest = Highest({around, size + 2 * kReach});
    if (highest * Interpolator::kMostOvershoot <= ceiling_) continue;
    interpolator_.Peaks(around + kReach, size, peaks_.data());
    for (size_t i = 0; i < size; ++i) {
      float& needed = needed_[begin + i];
      if (peaks_[i] * needed > ceiling_) needed = ceiling_ / peaks_[i];
    }
  }
}

void Limiter::Limit(size_t frames, std::vector<float>& output) {
  DrawCurve(frames);
  const size_t count = waiting_.size();
  const size_t begin = output.size();
  output.resize(begin + frames * count);
  for (size_t c = 0; c < count; ++c) {
    std::vector<float>& channel = waiting_[c];
    float* to = output.data() + begin + c;
    for (size_t i = 0; i < frames; ++i) {
      to[i * count] = channel[kReach + i] * curve_[i];
    }
    channel.erase(channel.begin(),
                  channel.begin() + static_cast<std::ptrdiff_t>(frames));
  }
  needed_.erase(needed_.begin(),
                needed_.begin() + static_cast<std::ptrdiff_t>(frames));
}

void Limiter::DrawCurve(size_t frames) {
  curve_.assign(frames, 1.0F);
  const std::span<const float> needed(needed_.data(), frames + ahead_);
  const float lowest = *std::min_element(needed.begin(), needed.end());
  const bool first = !std::exchange(started_, true);
  if (lowest == 1.0F && ones_ >= ahead_) return;
  lowest_ = std::min(lowest_, lowest);
  if (first) LookIntoBeginning(needed.first(ahead_));
  LowestAhead(needed, ahead_, curve_);
  for (float& gain : curve_) gain = NextEnvelope(gain);
}

// A peak right at the beginning finds the gain down already.
void Limiter::LookIntoBeginning(std::span<const float> needed) {
  float lowest = 1;
  for (float gain : needed) {
    lowest = std::min(lowest, gain);
    NextEnvelope(lowest);
  }
}

// The gain after one more value of the envelope.
float Limiter::NextEnvelope(float lowest_ahead) {
  const double last = envelopes_[(ring_ + ahead_ - 1) % ahead_];
  double next = std::min<double>(lowest_ahead, last + (1 - last) * release_);
  if (next > kAlmostOne) next = 1;
  ones_ = next == 1 ? ones_ + 1 : 0;
  sum_ += next - envelopes_[ring_];
  envelopes_[ring_] = next;
  ring_ = (ring_ + 1) % ahead_;
  if (ones_ >= ahead_) sum_ = static_cast<double>(ahead_);
  return static_cast<float>(sum_ / static_cast<double>(ahead_));
}

}  // namespace tingwen
