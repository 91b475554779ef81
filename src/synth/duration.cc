#include "synth/duration.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"
#include "synth/utterance.h"

namespace tingwen {
namespace {

bool IsVowel(char c) {
  return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
}

void CountEnglish(std::string_view text, DurationUnits& units) {
  bool in_vowels = false;
  for (std::string_view word : Split(text, ' ')) {
    if (!word.empty()) units["english"] += 1;
    for (char c : word) {
      units["letter"] += 1;
      if (c >= 'A' && c <= 'Z') units["capital"] += 1;
      if (IsVowel(c) && !in_vowels) units["vowels"] += 1;
      in_vowels = IsVowel(c);
    }
  }
}

void CountMandarin(std::string_view text, DurationUnits& units) {
  for (std::string_view word : Split(text, ' ')) {
    units["word"] += 1;
    for (std::string_view phoneme : Split(word, '|')) {
      if (StartsWith(phoneme, "'")) {
        units["'"] += 1;
        phoneme.remove_prefix(1);
      }
      if (!phoneme.empty()) units[std::string(phoneme)] += 1;
    }
  }
}

bool ParseNumber(std::string_view cell, double& number) {
  const auto [end, error] =
      std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return error == std::errc() && end == cell.data() + cell.size();
}

}  // namespace

void CountUnits(const Chunk& chunk, DurationUnits& units) {
  if (chunk.text.empty()) return;
  units["phrase"] += 1;
  if (chunk.language == SpeechLanguage::kEnglish) {
    CountEnglish(chunk.text, units);
  } else {
    CountMandarin(chunk.text, units);
  }
}

SpeechPlan PlanSpeech(Document& document, const PhonemeTable& table,
                      const Voice& voice) {
  SpeechPlan plan;
  uint64_t silence = 0;
  const auto words = WordsOfSentences(document);
  for (Id sentence = 0; sentence < words.size(); ++sentence) {
    for (const Utterance& utterance :
         PlanSentence(document, sentence, words[sentence], table, voice)) {
      for (const Phrase& phrase : utterance.phrases) {
        CountUnits(phrase.chunk, plan.units);
        silence += phrase.silence;
      }
    }
  }
  plan.pauses = static_cast<double>(silence) / kEngineSampleRate;
  plan.syllables = static_cast<size_t>(std::count_if(
      document.syllables.begin(), document.syllables.end(),
      [](const Syllable& syllable) { return !syllable.surface.empty(); }));
  return plan;
}

Result<DurationModel> DurationModel::Load(const std::string& path) {
  TINGWEN_ASSIGN(text, ReadFile(path));
  DurationModel model;
  for (const TsvRow& row : ParseTsv(text)) {
    double value = 0;
    double rate = 0;
    const bool whole =
        row.cells.size() == 3 && ParseNumber(row.cells[2], value);
    if (whole && row.cells[0] == "unit") {
      model.milliseconds_.emplace(row.cells[1], value);
    } else if (whole && row.cells[0] == "rate" && value > 0 &&
               ParseNumber(row.cells[1], rate)) {
      model.factors_.emplace_back(rate, value);
    } else {
      Error error = MakeError(ErrorCode::kInternal, path, "synth.duration_row");
      error.position = {row.line, 0};
      return Fail(std::move(error));
    }
  }
  return model;
}

DurationEstimate DurationModel::Estimate(const SpeechPlan& plan,
                                         const Voice& voice) const {
  double milliseconds = 0;
  for (const auto& [unit, count] : plan.units) {
    const auto found = milliseconds_.find(unit);
    if (found != milliseconds_.end()) milliseconds += found->second * count;
  }
  return {milliseconds * Factor(voice.rate) / 1000, plan.pauses,
          plan.syllables};
}

int DurationModel::RateFor(int rate, double factor) const {
  const double wished = Factor(rate) * factor;
  int nearest = rate;
  for (int other = kMinimumRate; other <= kMaximumRate; ++other) {
    if (std::abs(Factor(other) - wished) < std::abs(Factor(nearest) - wished)) {
      nearest = other;
    }
  }
  return nearest;
}

// Between two rates of the table the logarithm of the factor is a line.
double DurationModel::Factor(int rate) const {
  if (factors_.empty()) return 1;
  const auto wished =
      static_cast<double>(std::clamp(rate, kMinimumRate, kMaximumRate));
  const auto above = std::lower_bound(
      factors_.begin(), factors_.end(), wished,
      [](const auto& row, double value) { return row.first < value; });
  if (above == factors_.begin()) return above->second;
  if (above == factors_.end()) return factors_.back().second;
  const auto& [low, low_factor] = *(above - 1);
  const auto& [high, high_factor] = *above;
  const double part = (wished - low) / (high - low);
  return low_factor * std::pow(high_factor / low_factor, part);
}

Result<DurationEstimate> EstimateDuration(Document& document,
                                          const Voice& voice) {
  TINGWEN_ASSIGN(table, PhonemeTable::Load(voice.phonemes));
  TINGWEN_ASSIGN(model, DurationModel::Load(voice.durations));
  return model.Estimate(PlanSpeech(document, table, voice), voice);
}

}  // namespace tingwen
