// A limiter that keeps true peaks under a ceiling.
#pragma once

#include <span>
#include <vector>

#include "audio/true_peak.h"

namespace tingwen {

// Looks ahead: the gain goes down over 5 ms before a peak, so that there is
// no corner in it, and comes back over about 80 ms. All channels get the same
// gain. The output is as long as the input and not shifted.
class Limiter {
 public:
  // `ceiling` is a factor of full scale.
  Limiter(int sample_rate, int channels, double ceiling);

  // Takes interleaved frames and appends to `output` those that are done.
  void Process(std::span<const float> samples, std::vector<float>& output);
  // The rest.
  void Finish(std::vector<float>& output);

  // The lowest gain that was needed; 1: none.
  float lowest_gain() const { return lowest_; }

 private:
  void Take(std::span<const float> samples);
  void Scan(size_t frames);
  void ScanBlock(size_t begin, size_t size);
  void Limit(size_t frames, std::vector<float>& output);
  void DrawCurve(size_t frames);
  void LookIntoBeginning(std::span<const float> needed);
  float NextEnvelope(float lowest_ahead);

  Interpolator interpolator_;
  float ceiling_;
  size_t ahead_;    // frames
  double release_;  // how much of the way back to 1 is made in one frame
  // By channel: frames that are not limited yet, after kReach that are.
  std::vector<std::vector<float>> waiting_;
  // What each waiting frame needs to stay under the ceiling, as far as the
  // wave around it is known.
  std::vector<float> needed_;
  // The lowest needed gain ahead, released slowly: the last `ahead_` values in
  // a ring. Their mean is the gain.
  std::vector<double> envelopes_;
  size_t ring_ = 0;
  double sum_;
  size_t ones_;  // the latest that are 1
  bool started_ = false;
  std::vector<float> peaks_;
  std::vector<float> curve_;
  float lowest_ = 1;
};

}  // namespace tingwen
