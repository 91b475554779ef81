// How long a document will be, without speaking it.
//
// Pauses are ours and known exactly. How long eSpeak takes for the words in
// between is a sum over the phonemes that it is given, fitted for each voice
// (tools/fit_durations) and kept in voices/<id>/durations.tsv.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "synth/phonemes.h"
#include "synth/protocol.h"
#include "synth/voice.h"

namespace tingwen {

// What is counted in the chunks of a document: phoneme mnemonics ("tS;",
// "iA", "55"), "'" for a stressed one, "word", "phrase"; of English "letter",
// "vowels", "capital", "english" for a word.
using DurationUnits = std::map<std::string, double>;

void CountUnits(const Chunk& chunk, DurationUnits& units);

// A document as it will be spoken.
struct SpeechPlan {
  DurationUnits units;
  double pauses = 0;  // seconds
  size_t syllables = 0;
};

// Diagnostics of planning are added to the document.
SpeechPlan PlanSpeech(Document& document, const PhonemeTable& table,
                      const Voice& voice);

struct DurationEstimate {
  double speech = 0;  // seconds
  double pauses = 0;  // seconds
  size_t syllables = 0;
  double seconds() const { return speech + pauses; }
};

class DurationModel {
 public:
  // Reads voices/<id>/durations.tsv: rows `unit <name> <milliseconds>` at the
  // rate at which it was fitted, and rows `rate <words a minute> <factor>`,
  // rising. kInternal with path and line where it is wrong.
  static Result<DurationModel> Load(const std::string& path);

  // Of `voice` at its rate.
  DurationEstimate Estimate(const SpeechPlan& plan, const Voice& voice) const;

  // The rate at which words are nearest to `factor` times as long as at `rate`.
  int RateFor(int rate, double factor) const;

 private:
  // What a rate makes of a duration at the fitted rate.
  double Factor(int rate) const;

  std::map<std::string, double, std::less<>> milliseconds_;
  std::vector<std::pair<double, double>> factors_;  // rate, factor
};

// Plans and estimates, with the tables of the voice.
Result<DurationEstimate> EstimateDuration(Document& document,
                                          const Voice& voice);

}  // namespace tingwen
