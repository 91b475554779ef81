#include "evaluation.h"

#include <algorithm>
#include <cmath>

#include "linear.h"

namespace tingwen::polyphones {
namespace {

std::map<char32_t, std::string> MajorityOutside(const Corpus& corpus,
                                                int fold) {
  std::map<char32_t, std::map<std::string, int>> counts;
  for (const Gold& row : corpus.gold) {
    if (static_cast<int>(corpus.sentences[row.sentence].fold) != fold)
      ++counts[corpus.CharacterOf(row)][row.reading];
  }
  std::map<char32_t, std::string> majority;
  for (const auto& [character, readings] : counts) {
    const auto best = std::max_element(
        readings.begin(), readings.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    majority[character] = best->first;
  }
  return majority;
}

// The log-likelihood of the answers being right or wrong, were scores of two
// readings with these confidences divided by the temperature.
double Likelihood(const std::vector<Answer>& answers, double temperature) {
  double sum = 0;
  for (const Answer& answer : answers) {
    if (answer.confidence >= 1) continue;
    const double p = std::clamp<double>(answer.confidence, 1e-6, 1 - 1e-6);
    const double logit = std::log(p / (1 - p)) / temperature;
    sum -= std::log1p(std::exp(answer.IsRight() ? -logit : logit));
  }
  return sum;
}

}  // namespace

std::vector<Answer> AnswerFold(const Corpus& corpus, int fold,
                               const PolyphoneModel& model) {
  const auto majority = MajorityOutside(corpus, fold);
  std::vector<Answer> answers;
  for (const Gold& row : corpus.gold) {
    const Sentence& sentence = corpus.sentences[row.sentence];
    if (static_cast<int>(sentence.fold) != fold) continue;
    if (row.origin == Origin::kG2plTrain) continue;
    Answer answer{&row, "", 1};
    const auto prediction = model.Predict(SiteOf(sentence, row.position));
    const auto usual = majority.find(corpus.CharacterOf(row));
    if (prediction) {
      answer.reading = prediction->reading;
      answer.confidence = prediction->confidence;
    } else if (usual != majority.end()) {
      answer.reading = usual->second;
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

double Accuracy(const std::vector<Answer>& answers, Origin origin) {
  double right = 0;
  double count = 0;
  for (const Answer& answer : answers) {
    if (answer.gold->origin != origin) continue;
    ++count;
    right += answer.IsRight();
  }
  return count == 0 ? 0 : 100 * right / count;
}

float FitTemperature(const std::vector<Answer>& answers) {
  float best = 1;
  for (float t = 0.3F; t < 5; t *= 1.02F) {
    if (Likelihood(answers, t) > Likelihood(answers, best)) best = t;
  }
  return best;
}

}  // namespace tingwen::polyphones
