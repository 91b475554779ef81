// Writes the compiled lexicon (rules/lexicon_format.h). Used by
// tools/compile_lexicon and by tests that need a small lexicon.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rules/lexicon.h"

namespace tingwen {

struct LexiconSyllable {
  Pinyin pinyin;
  bool open = false;     // see Lexicon::IsOpen
  bool neutral = false;  // see Lexicon::IsNeutral

  friend bool operator==(const LexiconSyllable&,
                         const LexiconSyllable&) = default;
};

struct LexiconWord {
  std::vector<LexiconSyllable> reading;  // one for each character
  double cost = 0;                       // -ln(probability)
  LexiconSource source = LexiconSource::kTerra;
  std::string part_of_speech;
};

struct LexiconSurname {
  std::vector<Pinyin> reading;
  double cost = 0;
};

struct LexiconContents {
  std::map<std::u32string, LexiconWord> words;
  std::map<std::u32string, LexiconSurname> surnames;  // all of them are words
  // Words that follow each other, and how much likelier than by chance, in
  // nats. Pairs with a word that is not in `words` are left out.
  std::map<std::pair<std::u32string, std::u32string>, double> bigrams;
  std::map<char32_t, lexicon_format::NameCosts> name_costs;
  lexicon_format::NameCosts unknown_name_costs{};  // of all other characters
  std::string letters;                             // TSV
  std::string latin;                               // TSV
};

// The bytes of the file; the same contents give the same bytes.
std::string SerializeLexicon(const LexiconContents& contents);

}  // namespace tingwen
