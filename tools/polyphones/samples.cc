#include "samples.h"

#include <algorithm>
#include <random>
#include <set>

#include "pronounce/polyphone_format.h"

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
      const std::string& silver = sentence.silver[row.position];
      if (silver.empty()) continue;  // a sentence that silver doesn't have
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

void Limit(std::vector<Sample>& samples, size_t most) {
  if (samples.size() <= most) return;
  std::mt19937 random(1);
  for (size_t i = samples.size() - 1; i > 0; --i)
    std::swap(samples[i], samples[random() % (i + 1)]);
  samples.resize(most);
}

}  // namespace

namespace {

// How often each character has each reading in the labelled data, and in
// silver where it is no noise.
std::map<char32_t, Counts> CountReadings(const Corpus& corpus) {
  std::map<char32_t, Counts> silver;
  for (const Sentence& sentence : corpus.sentences) {
    for (size_t i = 0; i < sentence.silver.size(); ++i) {
      if (!sentence.silver[i].empty())
        ++silver[sentence.text[i]][sentence.silver[i]];
    }
  }
  std::map<char32_t, Counts> all;
  PolyphoneEvidence evidence;
  for (const Gold& row : corpus.gold) {
    Counts& counts = all[corpus.CharacterOf(row)];
    ++counts[row.reading];
    // Gold may contradict a word of the lexicon with one reading only: then
    // the model has to know both.
    CollectEvidence(corpus.SiteOf(row.sentence, row.position), evidence);
    if (!evidence.hints.own.empty()) counts[evidence.hints.own.ToString()] += 0;
  }
  for (const auto& [character, counts] : silver) {
    double total = 0;
    for (const auto& [reading, count] : counts) total += count;
    for (const auto& [reading, count] : counts) {
      if (count >= std::max(kLeastSilverCount, kLeastSilverShare * total))
        all[character][reading] += count;
    }
  }
  return all;
}

// The reading of the character alone; empty where the lexicon has none.
std::string DefaultOf(const Lexicon& lexicon, char32_t character) {
  const EntryId entry = lexicon.Find(std::u32string_view(&character, 1));
  return entry == kNoEntry ? "" : lexicon.Syllable(entry, 0).ToString();
}

}  // namespace

Inventory CollectReadings(const Corpus& corpus) {
  Inventory inventory;
  for (auto& [character, counts] : CountReadings(corpus)) {
    // Gold may contradict the lexicon with one reading only: then the model
    // has to know both.
    const std::string usual = DefaultOf(*corpus.lexicon, character);
    if (!usual.empty()) counts[usual] += 0.5;
    if (counts.size() < 2) continue;
    std::vector<std::string>& readings = inventory[character];
    for (const auto& [reading, count] : counts) readings.push_back(reading);
    std::stable_sort(readings.begin(), readings.end(),
                     [&counts](const auto& a, const auto& b) {
                       return counts[a] > counts[b];
                     });
    if (readings.size() > polyphone_format::kMostReadings)
      readings.resize(polyphone_format::kMostReadings);
  }
  return inventory;
}

namespace {

using Samples = std::map<char32_t, std::vector<Sample>>;

class Collector {
 public:
  Collector(const Corpus& corpus, const Inventory& inventory, int held_out,
            const SilverPolicy& policy)
      : corpus_(corpus),
        inventory_(inventory),
        held_out_(held_out),
        policy_(policy),
        agreement_(corpus, held_out) {}

  Samples Collect() && {
    Samples samples = Gold();
    for (auto& [character, rows] : Silver(samples)) {
      Limit(rows, policy_.most);
      auto& all = samples[character];
      // Without gold of running text silver says how usual the readings are.
      const bool has_gold = std::ranges::any_of(
          all, [](const Sample& sample) { return !sample.own; });
      for (Sample& row : rows) row.silver = has_gold;
      all.insert(all.end(), rows.begin(), rows.end());
    }
    return samples;
  }

 private:
  bool IsHeldOut(const Sentence& sentence) const {
    return static_cast<int>(sentence.fold) == held_out_;
  }

  // A sample, unless the model doesn't know the character or the reading.
  void Add(Sample sample, const std::string& reading, Samples& samples) const {
    const char32_t character =
        corpus_.sentences[sample.sentence].text[sample.position];
    const auto known = inventory_.find(character);
    if (known == inventory_.end()) return;
    const auto found = std::ranges::find(known->second, reading);
    if (found == known->second.end()) return;
    sample.reading = static_cast<uint32_t>(found - known->second.begin());
    samples[character].push_back(sample);
  }

  Samples Gold() {
    Samples samples;
    for (const auto& row : corpus_.gold) {
      labelled_.emplace(row.sentence, row.position);
      if (IsHeldOut(corpus_.sentences[row.sentence])) continue;
      const bool own = row.origin == Origin::kOwn;
      Add({row.sentence, row.position, 0, own ? policy_.own : 1, false, own},
          row.reading, samples);
    }
    return samples;
  }

  // Silver readings where there is no gold, by how far gold bears them out.
  // The more gold a character has, the less they count.
  Samples Silver(const Samples& gold) const {
    Samples samples;
    for (uint32_t id = 0; id < corpus_.sentences.size(); ++id) {
      const Sentence& sentence = corpus_.sentences[id];
      if (IsHeldOut(sentence)) continue;
      for (uint32_t i = 0; i < sentence.silver.size(); ++i) {
        if (labelled_.contains({id, i})) continue;
        const char32_t character = sentence.text[i];
        if (!inventory_.contains(character)) continue;
        const float trust = Trust(character, sentence.silver[i], gold);
        if (trust > 0)
          Add({id, i, 0, trust, true}, sentence.silver[i], samples);
      }
    }
    return samples;
  }

  float Trust(char32_t character, const std::string& reading,
              const Samples& gold) const {
    const auto rows = gold.find(character);
    const size_t count = rows == gold.end() ? 0 : rows->second.size();
    const float scale =
        policy_.half_gold / (policy_.half_gold + static_cast<float>(count));
    const auto right = static_cast<float>(agreement_.Of(character, reading));
    return policy_.weight * scale * (right - policy_.least_agreement) /
           (1 - policy_.least_agreement);
  }

  const Corpus& corpus_;
  const Inventory& inventory_;
  int held_out_;
  const SilverPolicy& policy_;
  Agreement agreement_;
  std::set<std::pair<uint32_t, uint32_t>> labelled_;
};

}  // namespace

Samples CollectSamples(const Corpus& corpus, const Inventory& inventory,
                       int held_out, const SilverPolicy& policy) {
  return Collector(corpus, inventory, held_out, policy).Collect();
}

}  // namespace tingwen::polyphones
