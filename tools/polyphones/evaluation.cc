#include "evaluation.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "linear.h"

namespace tingwen::polyphones {
namespace {

// What the lexicon says about the character in its word.
void AskLexicon(const Corpus& corpus, const Gold& row, Answer& answer) {
  const Sentence& sentence = corpus.sentences[row.sentence];
  const uint32_t word = sentence.word_of[row.position];
  uint32_t begin = row.position;
  uint32_t end = row.position + 1;
  while (begin > 0 && sentence.word_of[begin - 1] == word) --begin;
  while (end < sentence.text.size() && sentence.word_of[end] == word) ++end;
  const std::u32string_view text = sentence.text;
  EntryId entry = corpus.lexicon->Find(text.substr(begin, end - begin));
  if (entry == kNoEntry) {  // a name or a number
    begin = row.position;
    end = begin + 1;
    entry = corpus.lexicon->Find(text.substr(begin, 1));
  }
  if (entry == kNoEntry) return;
  const uint32_t index = row.position - begin;
  answer.lexicon = corpus.lexicon->Syllable(entry, index).ToString();
  answer.source = NameOf(corpus.lexicon->Source(entry));
  answer.decided = !corpus.lexicon->IsOpen(entry, index);
  answer.word_length = end - begin;
}

// How sure an answer is at a temperature, as if there were two readings.
double SureAt(double temperature, const Answer& answer) {
  const double p = std::clamp<double>(answer.confidence, 1e-6, 1 - 1e-6);
  return 1 / (1 + std::exp(-std::log(p / (1 - p)) / temperature));
}

// The log-likelihood of the answers being right or wrong, were scores of two
// readings with these confidences divided by the temperature.
double Likelihood(const std::vector<Answer>& answers, double temperature) {
  double sum = 0;
  for (const Answer& answer : answers) {
    if (!answer.by_model) continue;
    const double p = std::clamp<double>(answer.confidence, 1e-6, 1 - 1e-6);
    const double logit = std::log(p / (1 - p)) / temperature;
    sum -= std::log1p(std::exp(answer.IsRight() ? -logit : logit));
  }
  return sum;
}

}  // namespace

std::vector<Answer> AnswerFold(const Corpus& corpus, int fold,
                               const PolyphoneModel& model,
                               const SpokenText& program) {
  std::vector<Answer> answers;
  std::unordered_map<uint32_t, std::map<int, SpokenSyllable>> spoken;
  for (const Gold& row : corpus.gold) {
    const Sentence& sentence = corpus.sentences[row.sentence];
    if (static_cast<int>(sentence.fold) != fold) continue;
    if (row.origin == Origin::kG2plTrain) continue;
    Answer& answer = answers.emplace_back();
    answer.gold = &row;
    const auto [line, is_new] = spoken.try_emplace(sentence.line);
    if (is_new) line->second = program.Pronounce(corpus.lines[sentence.line]);
    answer.spoken = line->second[sentence.raw_index[row.position]];
    AskLexicon(corpus, row, answer);
    answer.reading = answer.lexicon;
    const auto prediction =
        model.Predict(corpus.SiteOf(row.sentence, row.position));
    if (!prediction) continue;
    answer.by_model = true;
    answer.reading = prediction->reading.ToString();
    answer.confidence = prediction->confidence;
  }
  return answers;
}

Shares Accuracy(const std::vector<Answer>& answers, Origin origin) {
  Shares right;
  double count = 0;
  for (const Answer& answer : answers) {
    if (answer.gold->origin != origin) continue;
    ++count;
    right.model += answer.IsRight();
    right.program += answer.IsSpokenRight();
  }
  if (count == 0) return {};
  return {100 * right.model / count, 100 * right.program / count};
}

float FitTemperature(const std::vector<Answer>& answers) {
  float best = 1;
  for (float t = 0.3F; t < 5; t *= 1.02F) {
    if (Likelihood(answers, t) > Likelihood(answers, best)) best = t;
  }
  return best;
}

std::vector<CalibrationBin> Calibrate(const std::vector<Answer>& answers,
                                      double temperature) {
  std::vector<CalibrationBin> bins;
  for (const double most : {0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0})
    bins.push_back({most});
  for (const Answer& answer : answers) {
    if (!answer.by_model || answer.gold->origin == Origin::kOwn) continue;
    const double sure = SureAt(temperature, answer);
    for (CalibrationBin& bin : bins) {
      if (sure >= bin.most && bin.most < 1) continue;
      ++bin.count;
      bin.said += sure;
      bin.right += answer.IsRight();
      break;
    }
  }
  return bins;
}

}  // namespace tingwen::polyphones
