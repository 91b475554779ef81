// Training samples of each character: which readings it has, and its
// occurrences with how sure we are of their reading.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus.h"

namespace tingwen::polyphones {

// The readings of each character that the model tells apart, most frequent
// first. Characters of which the data and the lexicon know one reading only
// are not in it.
using Inventory = std::map<char32_t, std::vector<std::string>>;

struct Sample {
  uint32_t sentence = 0;
  uint32_t position = 0;
  uint32_t reading = 0;  // its index in the inventory
  float weight = 1;
  bool silver = false;  // by another system
  bool own = false;     // of our own sentences
};

struct SilverPolicy {
  float weight = 0.3F;           // of a silver reading that gold bears out
  float least_agreement = 0.6F;  // below it a silver reading is left out
  size_t most = 4000;            // silver samples of one character
  float own = 2;                 // of our own labels
  float half_gold = 100;  // gold rows of a character that halve the weight
};

Inventory CollectReadings(const Corpus& corpus);

// The samples of every character in the inventory from all sentences outside
// `held_out` (a fold, or -1 for none).
std::map<char32_t, std::vector<Sample>> CollectSamples(
    const Corpus& corpus, const Inventory& inventory, int held_out,
    const SilverPolicy& policy);

}  // namespace tingwen::polyphones
