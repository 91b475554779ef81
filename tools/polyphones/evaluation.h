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

  bool IsRight() const { return reading == gold->reading; }
};

// The answers for the gold rows of one fold (training rows left out).
// Characters that the model doesn't know get their most frequent reading in
// the other folds, which stands for the lexicon's default here.
std::vector<Answer> AnswerFold(const Corpus& corpus, int fold,
                               const PolyphoneModel& model);

// Right answers in percent among those of one origin.
double Accuracy(const std::vector<Answer>& answers, Origin origin);

// The temperature that makes the confidences likeliest.
float FitTemperature(const std::vector<Answer>& answers);

}  // namespace tingwen::polyphones
