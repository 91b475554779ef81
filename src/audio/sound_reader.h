// Sound out of any file that libsndfile reads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace tingwen {

class SoundReader {
 public:
  // kInput where the file can't be read or is no sound that libsndfile knows.
  static Result<SoundReader> Open(const std::string& path);
  SoundReader(SoundReader&&) noexcept;
  SoundReader& operator=(SoundReader&&) noexcept;
  ~SoundReader();

  int sample_rate() const;  // Hz
  int channels() const;
  uint64_t frames() const;     // as the file says
  std::string format() const;  // "WAV (Microsoft), Signed 24 bit PCM"

  // Fills `samples` with interleaved frames, full scale is 1.0, as far as
  // there are more; answers their number. Numbers that are none (NaN,
  // infinity) in a file of floating-point samples are read as 0.
  size_t Read(std::span<float> samples);

  // After Read() has come to the end: kInput where the file promised more, as
  // one that was cut short on its way or is damaged does.
  Status CheckWhole() const;

 private:
  struct State;
  explicit SoundReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
