// Where live speech is heard: a sound server, a card, a file, or nowhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace tingwen {

// Mono, 16 bit.
class SoundOutput {
 public:
  virtual ~SoundOutput() = default;

  // Waits until the device has taken the samples. kOutput where it is gone.
  virtual Status Write(std::span<const int16_t> samples) = 0;
  // Silence at once; what was written and not heard is lost.
  virtual void Drop() = 0;
  // How many of the samples that were written are not heard yet.
  virtual size_t Unheard() = 0;
  // Waits until all is heard.
  virtual Status Drain() = 0;
};

// `device`: "auto" (the sound server, else ALSA's default), "pulse" or
// "pulse:SINK", "alsa" or "alsa:PCM", "null" (as slow as if it were heard), or
// the path of a .wav file. kUsage for anything else, kOutput where it can't be
// opened.
Result<std::unique_ptr<SoundOutput>> OpenSoundOutput(const std::string& device,
                                                     int sample_rate);

}  // namespace tingwen
