// The training data: sentences, characters with a known reading, and the
// readings of another system.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "polyphones/spoken_text.h"
#include "pronounce/polyphone_features.h"

namespace tingwen::polyphones {

enum class Origin : uint8_t { kCppDev, kG2plTrain, kG2plDev, kOwn };

// A sentence as the program speaks it.
struct Sentence {
  std::u32string text;
  std::vector<uint32_t> word_of;    // word index of each character
  std::vector<std::string> silver;  // another system's readings, or ""
  uint32_t fold = 0;
  uint32_t line = 0;           // of Corpus::lines
  std::vector<int> raw_index;  // in that line; -1: written differently
};

// One labelled character.
struct Gold {
  uint32_t sentence = 0;
  uint32_t position = 0;
  std::string reading;
  Origin origin = Origin::kCppDev;
};

struct Corpus {
  std::vector<std::string> lines;  // as they were written
  std::vector<Sentence> sentences;
  std::vector<Gold> gold;
  // Labelled characters that are not spoken as they were written (digits,
  // repaired text): nothing can be learned from them here.
  size_t lost = 0;
  const Lexicon* lexicon = nullptr;

  char32_t CharacterOf(const Gold& row) const {
    return sentences[row.sentence].text[row.position];
  }
  // The site of a character, as the program will see it.
  PolyphoneSite SiteOf(uint32_t sentence, uint32_t position) const;
};

// Where the data lie.
struct CorpusPaths {
  // The folder of cpp-dev.tsv, g2pl-train.tsv.gz, g2pl-dev.tsv, silver.tsv.gz.
  std::string shared = "../shared/data/g2p";
  // The folder of our own labels (*.tsv: sentence, index, reading).
  std::string own = "tools/polyphones/data";
};

// Reads all of them, and deals the lines into `folds` by a hash of their text.
// `spoken` must outlive the corpus.
Result<Corpus> ReadCorpus(const CorpusPaths& paths, const SpokenText& spoken,
                          uint32_t folds);

}  // namespace tingwen::polyphones
