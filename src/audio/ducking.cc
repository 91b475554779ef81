#include "audio/ducking.h"

#include <algorithm>

#include "audio/decibels.h"
#include "audio/fade.h"

namespace tingwen {
namespace {

// 1 at no distance, 0 at `length` and farther.
float Nearness(uint64_t distance, uint64_t length) {
  if (distance >= length) return 0;
  return 1 -
         FadeGain(static_cast<double>(distance) / static_cast<double>(length));
}

}  // namespace

DuckingCurve::DuckingCurve(const std::vector<FrameSpan>& speech,
                           const DuckingOptions& options)
    : options_(options), depth_(static_cast<float>(FromDb(options.depth))) {
  for (const FrameSpan& span : speech) {
    if (!speech_.empty() && span.begin <= speech_.back().end + options.hold) {
      speech_.back().end = span.end;
    } else {
      speech_.push_back(span);
    }
  }
}

void DuckingCurve::Fill(uint64_t begin, std::span<float> gains) const {
  auto next = static_cast<size_t>(
      std::partition_point(speech_.begin(), speech_.end(),
                           [&](const FrameSpan& s) { return s.end <= begin; }) -
      speech_.begin());
  for (size_t i = 0; i < gains.size(); ++i) {
    const uint64_t frame = begin + i;
    while (next < speech_.size() && speech_[next].end <= frame) ++next;
    gains[i] = GainAt(frame, next);
  }
}

// `next` is the first speech that ends after the frame.
float DuckingCurve::GainAt(uint64_t frame, size_t next) const {
  float duck = 0;  // 1: wholly down
  if (next < speech_.size()) {
    const uint64_t begin = speech_[next].begin;
    duck = frame >= begin ? 1 : Nearness(begin - frame, options_.attack);
  }
  if (next > 0) {
    const uint64_t past = frame - speech_[next - 1].end + 1;
    duck = std::max(duck, Nearness(past, options_.release));
  }
  return 1 + duck * (depth_ - 1);
}

}  // namespace tingwen
