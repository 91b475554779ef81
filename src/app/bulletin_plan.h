// The order of a bulletin: signal, jingles, speech and pauses in its sections.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/bulletin_script.h"
#include "app/fit.h"
#include "app/rundown.h"

namespace tingwen {

struct PlanElement {
  enum class Kind { kSignal, kSound, kSpeech, kPause };
  Kind kind = Kind::kPause;
  size_t passage = 0;  // of kSpeech, in Script::passages
  std::string sound;   // of kSound, its file
  double seconds = 0;  // of kPause, at the voices' own tempo
};

// What is a chapter, a row of the rundown sheet, and a file where there is one
// for each.
struct PlanSection {
  enum class Kind { kOpening, kHeadlines, kItem, kClosing };
  Kind kind = Kind::kItem;
  size_t item = 0;  // of kItem, in Rundown::items
  std::vector<PlanElement> elements;
};

// What is left in, in order. A pause ends each section but the last.
std::vector<PlanSection> PlanBulletin(const Rundown& rundown,
                                      const Script& script);

// The seconds of a sound file that is in the plan.
using SoundSeconds = std::function<double(const std::string& file)>;

// How long a plan will be, by the duration models of its voices.
Result<Lengths> EstimateLengths(const std::vector<PlanSection>& plan,
                                const Script& script,
                                const SoundSeconds& seconds_of);

}  // namespace tingwen
