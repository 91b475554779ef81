// What a voice does with Latin letters that no table of readings knows.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace tingwen {

// Readings of data/lexicon/latin.tsv given as pinyin or Han stand over all of
// them.
enum class LatinPolicy : uint8_t {
  kMixed,    // abbreviations letter by letter, words by the English voice
  kSpell,    // everything letter by letter, by the Mandarin voice
  kEnglish,  // everything by the English voice
};

// By the names in voice.toml and settings: mixed, spell, english.
const std::map<std::string, LatinPolicy>& LatinPolicies();

}  // namespace tingwen
