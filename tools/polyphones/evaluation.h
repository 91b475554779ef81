// Cross-validation: how right the packed model is on sentences that it was
// not trained on, and how sure it may be.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus.h"
#include "pronounce/polyphone_model.h"

namespace tingwen::polyphones {

struct Answer {
  const Gold* gold = nullptr;
  std::string reading;
  float confidence = 1;
  bool by_model = false;  // else by the lexicon
  // What the lexicon says in the word that holds the character, and which of
  // its tables; `decided` where it leaves nothing open.
  std::string lexicon;
  std::string source;
  bool decided = false;
  size_t word_length = 1;

  // What the whole program says, and why.
  SpokenSyllable spoken;

  bool IsRight() const { return reading == gold->reading; }
  bool IsSpokenRight() const { return spoken.pinyin == gold->reading; }
};

// The answers for the gold rows of one fold (training rows left out): the
// model's, for characters that it doesn't know the lexicon's; and those of
// the program with that model.
std::vector<Answer> AnswerFold(const Corpus& corpus, int fold,
                               const PolyphoneModel& model,
                               const SpokenText& program);

// Right answers in percent among those of one origin: of the model, and of
// the program.
struct Shares {
  double model = 0;
  double program = 0;
};
Shares Accuracy(const std::vector<Answer>& answers, Origin origin);

// The temperature that makes the confidences likeliest.
float FitTemperature(const std::vector<Answer>& answers);

// Answers to the corpora (not to our own sentences) that are said to be less
// than `most` sure, and not less than the bin before.
struct CalibrationBin {
  double most = 1;
  size_t count = 0;
  double said = 0;   // the sum of the confidences
  double right = 0;  // how many are right
};
std::vector<CalibrationBin> Calibrate(const std::vector<Answer>& answers,
                                      double temperature);

}  // namespace tingwen::polyphones
