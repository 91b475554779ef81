// The readings of a document that an editor should look at.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace tingwen {

// A syllable whose reading is not sure, and how to change it.
struct Doubt {
  Id syllable = kNoId;  // the first place
  // What a row of the user's lexicon would be for: the word, or for a word of
  // one character, which is read otherwise elsewhere, the word and its
  // neighbour.
  std::string word;
  // The reading of `word` as decided now: "hang2 zhang3"; empty where it has
  // not one syllable for each character.
  std::string reading;
  size_t places = 1;  // how often the same is read so
};

// The syllables whose confidence (0 to 1) is below the threshold, in the order
// of the text; the same character in the same words once.
std::vector<Doubt> FindDoubts(const Document& document, float threshold);

}  // namespace tingwen
