// Puts the lexicon together out of its sources, in the order of precedence
// that LexiconSource writes down, and notes where they contradict each other.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon_sources.h"

namespace tingwen {

struct LexiconPaths {
  std::string terra;   // terra_pinyin.dict.yaml
  std::string jieba;   // dict.txt
  std::string tables;  // the folder data/lexicon
};

// Two sources that give a word different readings.
struct LexiconConflict {
  std::u32string word;
  LexiconSource winner;
  LexiconSource loser;
  std::vector<Pinyin> won;
  std::vector<Pinyin> lost;
};

struct BuiltLexicon {
  LexiconContents contents;
  std::vector<LexiconConflict> conflicts;
};

Result<BuiltLexicon> BuildLexicon(const LexiconPaths& paths);

}  // namespace tingwen
