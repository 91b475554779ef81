// The training data: sentences, characters with a known reading, and the
// readings of another system.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace tingwen::polyphones {

enum class Origin : uint8_t { kCppDev, kG2plTrain, kG2plDev };

struct Sentence {
  std::u32string text;
  std::vector<uint32_t> word_of;     // word index of each character
  std::vector<std::string> lexicon;  // its lexicon's reading, or empty
  std::vector<std::string> silver;   // another system's, or empty
  uint32_t fold = 0;
};

// One labelled character.
struct Gold {
  uint32_t sentence = 0;
  uint32_t position = 0;
  std::string reading;
  Origin origin = Origin::kCppDev;
};

struct Corpus {
  std::vector<Sentence> sentences;
  std::vector<Gold> gold;

  char32_t CharacterOf(const Gold& row) const {
    return sentences[row.sentence].text[row.position];
  }
};

// Reads cpp-dev.tsv, g2pl-train.tsv.gz, g2pl-dev.tsv and silver.tsv.gz of a
// folder and deals the sentences into `folds` by a hash of their text.
Result<Corpus> ReadCorpus(const std::string& folder, uint32_t folds);

}  // namespace tingwen::polyphones
