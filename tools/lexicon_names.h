// What the frequency list tells about the names of people.
#pragma once

#include "lexicon_sources.h"

namespace tingwen {

// Whether a word of the frequency list is the name of a person with one of
// the family names.
bool LooksLikeName(const std::u32string& word, const std::string& tag,
                   const std::map<std::u32string, LexiconSurname>& surnames);

// Counts the characters of given names and of transliterated names among the
// words of the list (words that the dictionary has are no names) and sets
// contents.name_costs.
void AddNameCosts(const std::map<std::u32string, SourceFrequency>& frequencies,
                  const SourceWords& dictionary, LexiconContents& contents);

}  // namespace tingwen
