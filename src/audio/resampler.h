// Changing the sample rate, with libsoxr.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/result.h"

namespace tingwen {

// Resamples piece by piece. n frames give n * to / from frames, rounded,
// without delay; the last of them come with Finish().
class Resampler {
 public:
  // Rates in Hz. kInternal where soxr refuses them.
  static Result<Resampler> Create(int from, int to, int channels = 1);
  Resampler(Resampler&&) noexcept;
  Resampler& operator=(Resampler&&) noexcept;
  ~Resampler();

  // Interleaved frames at the new rate are appended to `output`. They may
  // exceed the input's peak by a little.
  Status Process(std::span<const float> samples, std::vector<float>& output);
  Status Finish(std::vector<float>& output);

 private:
  struct State;
  explicit Resampler(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
