#include "samples.h"

#include <algorithm>
#include <random>

namespace tingwen::polyphones {
namespace {

// A silver reading that is rarer than this beside the others is noise.
constexpr double kLeastSilverShare = 0.003;
constexpr double kLeastSilverCount = 4;

using Counts = std::map<std::string, double>;

// How often gold says what where silver says something.
class Agreement {
 public:
  Agreement(const Corpus& corpus, int held_out) {
    for (const Gold& row : corpus.gold) {
      const Sentence& sentence = corpus.sentences[row.sentence];
      if (static_cast<int>(sentence.fold) == held_out) continue;
      if (sentence.silver.empty()) continue;
      const std::string& silver = sentence.silver[row.position];
      Cell& cell = cells_[{corpus.CharacterOf(row), silver}];
      ++cell.count;
      cell.right += silver == row.reading;
      Cell& all = characters_[corpus.CharacterOf(row)];
      ++all.count;
      all.right += silver == row.reading;
    }
  }

  // The share of right silver readings, drawn towards that of the character,
  // and this towards a good system's.
  double Of(char32_t character, const std::string& reading) const {
    const double prior = Smooth(Find(characters_, character), 0.97, 5);
    return Smooth(Find(cells_, std::pair(character, reading)), prior, 3);
  }

 private:
  struct Cell {
    double count = 0;
    double right = 0;
  };

  template <class Map, class Key>
  static Cell Find(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? Cell{} : found->second;
  }
  static double Smooth(const Cell& cell, double prior, double strength) {
    return (cell.right + prior * strength) / (cell.count + strength);
  }

  std::map<std::pair<char32_t, std::string>, Cell> cells_;
  std::map<char32_t, Cell> characters_;
};

int IndexOf(const std::vector<std::string>& readings,
            const std::string& reading) {
  const auto found = std::find(readings.begin(), readings.end(), reading);
  return found == readings.end() ? -1
                                 : static_cast<int>(found - readings.begin());
}

void Limit(std::vector<Sample>& samples, size_t most) {
  if (samples.size() <= most) return;
  std::mt19937 random(1);
  for (size_t i = samples.size() - 1; i > 0; --i)
    std::swap(samples[i], samples[random() % (i + 1)]);
  samples.resize(most);
}

}  // namespace

Inventory CollectReadings(const Corpus& corpus) {
  std::map<char32_t, Counts> gold;
  std::map<char32_t, Counts> silver;
  for (const Gold& row : corpus.gold)
    ++gold[corpus.CharacterOf(row)][row.reading];
  for (const Sentence& sentence : corpus.sentences) {
    for (size_t i = 0; i < sentence.silver.size(); ++i) {
      if (!sentence.silver[i].empty())
        ++silver[sentence.text[i]][sentence.silver[i]];
    }
  }
  Inventory inventory;
  for (const auto& [character, counts] : silver) {
    double total = 0;
    for (const auto& [reading, count] : counts) total += count;
    Counts all = gold[character];
    for (const auto& [reading, count] : counts) {
      if (count >= std::max(kLeastSilverCount, kLeastSilverShare * total))
        all[reading] += count;
    }
    if (all.size() < 2) continue;
    std::vector<std::string>& readings = inventory[character];
    for (const auto& [reading, count] : all) readings.push_back(reading);
    std::stable_sort(
        readings.begin(), readings.end(),
        [&all](const auto& a, const auto& b) { return all[a] > all[b]; });
  }
  return inventory;
}

std::map<char32_t, std::vector<Sample>> CollectSamples(
    const Corpus& corpus, const Inventory& inventory, int held_out,
    const SilverPolicy& policy) {
  std::map<char32_t, std::vector<Sample>> samples;
  std::set<std::pair<uint32_t, uint32_t>> labelled;
  for (const Gold& row : corpus.gold) {
    labelled.emplace(row.sentence, row.position);
    const Sentence& sentence = corpus.sentences[row.sentence];
    const auto known = inventory.find(corpus.CharacterOf(row));
    if (static_cast<int>(sentence.fold) == held_out) continue;
    if (known == inventory.end()) continue;
    Sample sample{row.sentence, row.position, {}, 1};
    sample.target.resize(known->second.size());
    sample.target[IndexOf(known->second, row.reading)] = 1;
    samples[known->first].push_back(std::move(sample));
  }
  std::map<char32_t, float> gold_count;
  for (const auto& [character, rows] : samples)
    gold_count[character] = static_cast<float>(rows.size());
  const Agreement agreement(corpus, held_out);
  std::map<char32_t, std::vector<Sample>> silver;
  for (uint32_t id = 0; id < corpus.sentences.size(); ++id) {
    const Sentence& sentence = corpus.sentences[id];
    if (static_cast<int>(sentence.fold) == held_out) continue;
    for (uint32_t i = 0; i < sentence.silver.size(); ++i) {
      const auto known = inventory.find(sentence.text[i]);
      if (known == inventory.end() || labelled.contains({id, i})) continue;
      const int index = IndexOf(known->second, sentence.silver[i]);
      if (index < 0) continue;
      const double right = agreement.Of(known->first, sentence.silver[i]);
      if (right < policy.least_agreement) continue;
      const double trust =
          (right - policy.least_agreement) / (1 - policy.least_agreement);
      const float gold = gold_count[known->first];
      const float scale = policy.half_gold / (policy.half_gold + gold);
      Sample sample{
          id, i, {}, static_cast<float>(policy.weight * trust * scale), true};
      sample.target.resize(known->second.size());
      sample.target[index] = 1;
      silver[known->first].push_back(std::move(sample));
    }
  }
  for (auto& [character, more] : silver) {
    Limit(more, policy.most);
    auto& all = samples[character];
    all.insert(all.end(), more.begin(), more.end());
  }
  return samples;
}

}  // namespace tingwen::polyphones
