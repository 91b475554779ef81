// Audio files of every format that tingwen writes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "publish/audio_tags.h"

namespace tingwen {

enum class AudioFormat { kWav, kFlac, kOpus, kMp3, kOgg };

// The format of a name's extension (".wav") or of a bare name ("wav").
// kUsage, naming the known ones, for others.
Result<AudioFormat> AudioFormatOf(const std::string& path_or_name);

// What a file is made of.
struct AudioSpec {
  AudioFormat format = AudioFormat::kWav;
  int sample_rate = 48000;
  int channels = 1;        // of the frames given
  bool dual_mono = false;  // one channel that is written on two
  int bit_depth = 16;      // or 24; not for lossy formats
  bool dither = false;     // see audio/quantizer.h
  uint64_t frames = 0;     // that will come; 0: not known
  // Of MP3, in kbit/s; 0: as much as each moment needs.
  int constant_rate = 0;
};

bool IsLossy(AudioFormat format);

// The rate at which a format can hold a sound, if `wished` is not possible.
int NearestRate(AudioFormat format, int wished);

// The file appears whole with Finish(), or not at all. "-" streams WAV to
// standard output.
class AudioWriter {
 public:
  // kUsage for formats that can't be streamed, kOutput where the file can't be
  // made, kInternal where libsndfile refuses the format.
  static Result<AudioWriter> Create(const std::string& path,
                                    const AudioSpec& spec,
                                    const AudioTags& tags);
  AudioWriter(AudioWriter&&) noexcept;
  AudioWriter& operator=(AudioWriter&&) noexcept;
  ~AudioWriter();

  // Interleaved frames; full scale is 1.0.
  Status Write(std::span<const float> samples);
  Status Finish();

 private:
  struct State;
  explicit AudioWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
