// The order of a bulletin: signal, jingles, speech and pauses in its sections.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/bulletin_script.h"
#include "app/fit.h"
#include "app/rundown.h"
#include "synth/phonemes.h"

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

// How long plans will be, by the duration models of their voices. A passage is
// estimated again only where its tail was left out: a long rundown that has to
// be shortened is planned hundreds of times.
class LengthEstimator {
 public:
  // Both must outlive it.
  LengthEstimator(const Script& script, SoundSeconds seconds_of)
      : script_(script), seconds_of_(std::move(seconds_of)) {}

  Result<Lengths> Of(const std::vector<PlanSection>& plan);

 private:
  struct Estimate {
    size_t blocks = 0;  // of the document, when it was estimated
    DurationEstimate duration;
  };
  Status Add(const PlanElement& element, Lengths& lengths);
  Status AddSpeech(size_t passage, Lengths& lengths);
  Result<DurationEstimate> EstimateOf(const Passage& passage);

  const Script& script_;
  SoundSeconds seconds_of_;
  std::map<std::string, PhonemeTable> tables_;  // by voice
  std::map<size_t, Estimate> estimates_;        // by passage
};

}  // namespace tingwen
