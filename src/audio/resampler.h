// Changing the sample rate, with libsoxr.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"

namespace tingwen {

// Resamples one channel piece by piece. n samples give n * to / from samples,
// rounded, without delay; the last of them come with Finish().
class Resampler {
 public:
  // Rates in Hz. kInternal where soxr refuses them.
  static Result<Resampler> Create(int from, int to);
  Resampler(Resampler&&) noexcept;
  Resampler& operator=(Resampler&&) noexcept;
  ~Resampler();

  // Samples at the new rate, full scale is 1.0. They may exceed it by a little
  // where the input touches full scale.
  Result<std::vector<float>> Process(std::span<const int16_t> samples);
  Result<std::vector<float>> Finish();

 private:
  struct State;
  explicit Resampler(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
