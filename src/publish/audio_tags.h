// What an audio file says about itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audio/mastering.h"

namespace tingwen {

// A stretch of the audio with a name. Seconds.
struct Chapter {
  double begin = 0;
  double end = 0;
  std::string title;
};

struct AudioTags {
  std::string title;
  std::string artist;
  std::string date;  // of the text
  std::string comment;
  std::string station{};  // who delivers it
  std::string cut_id{};   // its number in the playout system
  std::string cover{};    // bytes of a JPEG or PNG image
  std::vector<Chapter> chapters{};
  std::vector<Chapter> cues{};  // finer than chapters; WAV only
  // What the audio measures, where that is known beforehand.
  std::optional<MasteringResult> measured{};
};

}  // namespace tingwen
