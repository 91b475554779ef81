// Audio files of every format that libsndfile writes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace tingwen {

enum class AudioFormat { kWav, kFlac, kOpus, kMp3, kOgg };

struct AudioTags {
  std::string title;
  std::string artist;
  std::string date;
  std::string comment;
};

// The format of a name's extension (".wav") or of a bare name ("wav").
// kUsage, naming the known ones, for others.
Result<AudioFormat> AudioFormatOf(const std::string& path_or_name);

// Writes mono 16-bit samples. The file appears whole with Finish(), or not at
// all. "-" streams WAV to standard output.
class AudioWriter {
 public:
  // `sample_rate` is that of the samples given; Opus is resampled to 48 kHz.
  static Result<AudioWriter> Create(const std::string& path, AudioFormat format,
                                    int sample_rate, const AudioTags& tags);
  AudioWriter(AudioWriter&&) noexcept;
  AudioWriter& operator=(AudioWriter&&) noexcept;
  ~AudioWriter();

  Status Write(std::span<const int16_t> samples);
  Status Finish();

 private:
  struct State;
  explicit AudioWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
