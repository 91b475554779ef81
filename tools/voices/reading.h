// What a voice makes of texts, for measurements.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/pipeline.h"
#include "base/result.h"
#include "synth/voice.h"

namespace tingwen {

// In seconds, half-open.
using TimeSpan = std::pair<double, double>;

struct Reading {
  std::vector<float> samples;  // at kEngineSampleRate
  // The phrases of each sentence: words that touch each other.
  std::vector<std::vector<TimeSpan>> sentences;
  size_t syllables = 0;
  double speech = 0;  // seconds of words

  double Seconds() const;
};

// Speaks documents one after the other. Errors as of FrontEnd and Synthesizer.
Result<Reading> ReadAloud(const Voice& voice, const FrontEnd& front_end,
                          const std::vector<std::string>& paths);

// Speaks a line.
Result<Reading> ReadLine(const Voice& voice, const FrontEnd& front_end,
                         const std::string& line);

}  // namespace tingwen
