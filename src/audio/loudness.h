// Loudness by ITU-R BS.1770-4, EBU Tech 3341 and Tech 3342, with libebur128.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"

namespace tingwen {

// -infinity where there is nothing to measure: the integrated and momentary
// loudness of less than 400 ms, the short-term one of less than 3 s.
struct Loudness {
  double integrated = 0;      // LUFS, gated
  double range = 0;           // LU
  double momentary_max = 0;   // LUFS, windows of 400 ms every 100 ms
  double short_term_max = 0;  // LUFS, windows of 3 s every 100 ms
};

class LoudnessMeter {
 public:
  // One channel counts once, as BS.1770 counts it, unless it is to be played
  // as two equal ones (`dual_mono`), which are 3.01 LU louder
  // (docs/decisions/audio.md). kInternal where libebur128 refuses the rate.
  static Result<LoudnessMeter> Create(int sample_rate, int channels,
                                      bool dual_mono = false);
  LoudnessMeter(LoudnessMeter&&) noexcept;
  LoudnessMeter& operator=(LoudnessMeter&&) noexcept;
  ~LoudnessMeter();

  // Interleaved frames.
  void Add(std::span<const float> samples);
  Loudness Read() const;

 private:
  struct State;
  explicit LoudnessMeter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The integrated loudness of a sound of less than 400 ms, which has none by
// BS.1770: that of the sound again and again. Interleaved frames; LUFS.
Result<double> LoudnessIfItWentOn(std::span<const float> samples,
                                  int sample_rate, int channels,
                                  bool dual_mono);

}  // namespace tingwen
