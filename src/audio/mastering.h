// From a mix to what is delivered: filters, loudness, limiter, sample rate.
//
// In two passes, for the gain follows from the loudness of the whole: Write()
// filters, measures and spools; Measure() decides the gain; Render() gives the
// result. The limiter works before the sample rate is changed, because a true
// peak is one of the wave and not of its samples.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audio/equalizer.h"
#include "audio/loudness.h"
#include "base/result.h"

namespace tingwen {

// Receives interleaved frames. An error ends the work.
using FrameSink = std::function<Status(std::span<const float>)>;

struct MasteringOptions {
  int input_rate = 0;  // Hz
  int output_rate = 0;
  int channels = 1;        // of both
  bool dual_mono = false;  // one channel, to be written on two
  std::vector<FilterBand> filters;
  std::optional<double> loudness;   // LUFS
  std::optional<double> true_peak;  // the most, dBTP
  double fade_in = 0;               // seconds
  double fade_out = 0;
};

// What a delivered file measures.
struct MasteringResult {
  Loudness loudness;
  double true_peak = 0;  // dBTP; -infinity for silence
  double gain = 0;       // dB, that was applied
  double limited = 0;    // dB, the most that the limiter took off
};

class Mastering {
 public:
  // `beside` is a path in the folder that holds the spool. kOutput where it
  // can't be written.
  static Result<Mastering> Create(const MasteringOptions& options,
                                  const std::string& beside);
  Mastering(Mastering&&) noexcept;
  Mastering& operator=(Mastering&&) noexcept;
  ~Mastering();

  // Interleaved frames at the input's rate.
  Status Write(std::span<const float> samples);

  // Ends the input. The loudness is within 0.05 LU of the one asked for, where
  // there is any. Sounds shorter than 400 ms, which have none by BS.1770, are
  // given the level at which they would have it if they went on.
  Result<MasteringResult> Measure();

  // The frames that Render() gives.
  uint64_t OutputFrames() const;

  // Gives the result to `sink`, after Measure().
  Status Render(const FrameSink& sink);

 private:
  struct State;
  explicit Mastering(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
