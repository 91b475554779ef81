// Speech, jingles and music beds in one sound.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audio/ducking.h"
#include "audio/mastering.h"
#include "audio/track.h"
#include "base/result.h"

namespace tingwen {

// A track at its place. All counts are frames of the mix.
struct Clip {
  enum class Role { kSpeech, kSound, kBed };
  Role role = Role::kSound;
  Track* track = nullptr;  // must outlive the mixer
  uint64_t at = 0;
  // Shorter than the track: cut. Longer: it begins again, without a click.
  uint64_t frames = 0;
  float gain = 1;
  uint64_t fade_in = 0;
  uint64_t fade_out = 0;
};

// Beds go down where speech is. Memory doesn't grow with the length.
class Mixer {
 public:
  Mixer(const MixFormat& format, const DuckingOptions& ducking)
      : format_(format), ducking_(ducking) {}

  // Speech comes in order and doesn't overlap other speech.
  void Add(const Clip& clip) { clips_.push_back(clip); }

  // Where the last clip ends.
  uint64_t frames() const;

  // Gives the frames of a stretch to `sink`, silence where nothing is. kOutput
  // where a track can't be read again.
  Status Render(const FrameSpan& stretch, const FrameSink& sink);

 private:
  Status MixClip(const Clip& clip, uint64_t begin, std::span<float> mix);
  Status ReadLooped(const Clip& clip, uint64_t begin, size_t frames);
  void Shape(const Clip& clip, uint64_t begin, size_t frames);
  void AddInto(const Clip& clip, std::span<float> mix) const;

  MixFormat format_;
  DuckingOptions ducking_;
  std::vector<Clip> clips_;
  std::vector<float> music_gain_;  // of the block
  std::vector<float> samples_;     // of the clip in the block
};

}  // namespace tingwen
