#include "lexicon_names.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tingwen {
namespace {

namespace format = lexicon_format;

enum Place { kOnly, kFirst, kSecond, kForeign, kPlaceCount };

// A character never seen in a place counts as if seen so often.
constexpr double kSmoothing = 0.3;
// Distinct characters that names are made of, roughly; for smoothing.
constexpr double kCharacters = 5000;

class NameStatistics {
 public:
  void Add(Place place, char32_t c) {
    ++counts_[c][place];
    ++totals_[place];
  }

  format::NameCosts Costs(const std::array<double, kPlaceCount>& counts) const {
    const auto share = [&](Place place) {
      return (counts[place] + kSmoothing) /
             (totals_[place] + kSmoothing * kCharacters);
    };
    // The list has few names of two characters; what ends longer ones may
    // stand alone, too.
    const double only = (share(kOnly) + share(kSecond)) / 2;
    return {Cost(only), Cost(share(kFirst)), Cost(share(kSecond)),
            Cost(share(kForeign))};
  }

  const auto& counts() const { return counts_; }

 private:
  static uint8_t Cost(double share) {
    return static_cast<uint8_t>(std::clamp(
        std::lround(-std::log(share) * format::kNameCostScale), 0L, 255L));
  }

  std::map<char32_t, std::array<double, kPlaceCount>> counts_;
  std::array<double, kPlaceCount> totals_{};
};

// jieba tags transliterated names nrt, but ancient and odd ones, too; those of
// three characters and more that begin with no family name are mostly foreign.
bool LooksForeign(const std::u32string& word, const std::string& tag,
                  const std::map<std::u32string, LexiconSurname>& surnames) {
  return tag == "nrt" && word.size() >= 3 &&
         (word.size() > 3 || !surnames.contains(word.substr(0, 1)));
}

}  // namespace

bool LooksLikeName(const std::u32string& word, const std::string& tag,
                   const std::map<std::u32string, LexiconSurname>& surnames) {
  return (tag == "nr" || tag == "nrfg") && word.size() >= 2 &&
         word.size() <= 3 && surnames.contains(word.substr(0, 1));
}

void AddNameCosts(const std::map<std::u32string, SourceFrequency>& frequencies,
                  const SourceWords& dictionary, LexiconContents& contents) {
  NameStatistics statistics;
  for (const auto& [word, frequency] : frequencies) {
    if (dictionary.contains(word)) continue;
    if (LooksLikeName(word, frequency.part_of_speech, contents.surnames)) {
      if (word.size() == 2) {
        statistics.Add(kOnly, word[1]);
      } else {
        statistics.Add(kFirst, word[1]);
        statistics.Add(kSecond, word[2]);
      }
    } else if (LooksForeign(word, frequency.part_of_speech,
                            contents.surnames)) {
      for (const char32_t c : word) statistics.Add(kForeign, c);
    }
  }
  contents.unknown_name_costs = statistics.Costs({});
  for (const auto& [c, counts] : statistics.counts())
    contents.name_costs[c] = statistics.Costs(counts);
}

}  // namespace tingwen
