// The pitch of a reading: where it lies and how it falls.
#pragma once

#include <array>
#include <vector>

#include "voices/reading.h"

namespace tingwen {

struct PitchFigures {
  double median = 0;  // Hz
  double range = 0;   // semitones between the 5th and 95th percentile
  // Of sentences of 4 s and more, quarter by quarter: where their high tones
  // lie (the 90th percentile) and their low ones (the 10th), semitones over the
  // median.
  std::array<double, 4> top{};
  std::array<double, 4> base{};
};

PitchFigures MeasurePitch(const Reading& reading);

// Of a reading of one syllable: the pitch after the beginning, in the middle
// and before the end, in Hz. What is far from the voice's median, an octave
// mistaken, doesn't count.
std::array<double, 3> MeasureTone(const Reading& reading, double median);

// The median of each phrase, in Hz.
std::vector<double> MeasurePhrases(const Reading& reading);

}  // namespace tingwen
