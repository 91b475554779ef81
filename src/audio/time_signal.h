// The signal that tells the full hour.
#pragma once

#include <vector>

namespace tingwen {

// Where its last tone begins, which is the moment that it tells, in seconds.
inline constexpr double kTimeSignalMoment = 5;
inline constexpr double kTimeSignalSeconds = 5.5;

// Five low tones (800 Hz), a second apart, and a high one (1,600 Hz), as
// GB/T 4961 describes it; without the time code that may be modulated on the
// low ones. One channel; the tones' amplitude is 1.
std::vector<float> TimeSignal(int sample_rate);

}  // namespace tingwen
