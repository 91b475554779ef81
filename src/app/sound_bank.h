// The jingles and beds of a bulletin, ready to be mixed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/rundown.h"
#include "audio/track.h"
#include "base/result.h"

namespace tingwen {

class SoundBank {
 public:
  // Loads every sound of the rundown once. One that can't be used ends it, or
  // is taken out of the rundown, as the rundown's on_error says; the latter are
  // told by notices().
  static Result<SoundBank> Load(Rundown& rundown, const MixFormat& mix,
                                const std::string& beside);

  // Whether a rundown names any.
  static bool HasSounds(const Rundown& rundown);

  Track& Of(const std::string& file) { return tracks_.at(file); }
  double Seconds(const std::string& file) const {
    return static_cast<double>(tracks_.at(file).frames()) / sample_rate_;
  }
  const std::vector<std::string>& notices() const { return notices_; }

 private:
  explicit SoundBank(int sample_rate) : sample_rate_(sample_rate) {}

  int sample_rate_;
  std::map<std::string, Track> tracks_;
  std::vector<std::string> notices_;
};

}  // namespace tingwen
