// Making speech as long as its slot: how fast to speak and how long to pause.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "synth/duration.h"
#include "synth/voice.h"

namespace tingwen {

// How far the tempo may go, in percent of the voice's own.
struct FitLimits {
  int slowest = 85;  // speaking rate
  int fastest = 120;
  int shortest_pauses = 60;
  int longest_pauses = 160;
};

// kUsage for limits that exclude the voice's own tempo or are out of range.
Status CheckFitLimits(const FitLimits& limits);

// What a programme is made of at the voices' own tempo, in seconds.
struct Lengths {
  double speech = 0;  // words
  double pauses = 0;
  double fixed = 0;  // jingles and the like
};

// Factors of duration.
struct Tempo {
  double speech = 1;
  double pauses = 1;
};

double Shortest(const Lengths& lengths, const FitLimits& limits);
double Longest(const Lengths& lengths, const FitLimits& limits);

// The tempo for so many seconds, as near to the voices' own as may be: speech
// and pauses go together as far as they can. Nothing where the limits don't
// allow it.
std::optional<Tempo> FindTempo(const Lengths& lengths, double seconds,
                               const FitLimits& limits);

// Speaks everything at this tempo and answers how many seconds it lasts.
using Performance = std::function<Result<double>(const Tempo&)>;

// Speaks until the length is met within 0.1 s: a prediction can't be that good,
// so what each performance lasts corrects the next. Nothing where the limits
// don't allow it after all; the last performance is the one that fits.
Result<std::optional<Tempo>> FitTempo(Lengths lengths, double seconds,
                                      const FitLimits& limits,
                                      const Performance& perform);

// The voice at another tempo. Rates are whole numbers, so speech is only about
// as long as asked; pauses are exact to a millisecond each.
Voice VoiceAt(const Voice& voice, const DurationModel& model,
              const Tempo& tempo);

// "3:00", "1:02:03", "45.5" in seconds. kUsage for other texts, and for what is
// no length of a programme.
Result<double> ParseSlot(std::string_view text);

// "3:00.0" of 180.
std::string ClockText(double seconds);

}  // namespace tingwen
