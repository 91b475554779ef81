// The syllables that Mandarin has (data/rules/repair_syllables.tsv), with and
// without erhua.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "base/result.h"
#include "rules/lexicon_pinyin.h"

namespace tingwen {

class LegalSyllables {
 public:
  // kInternal where the table is missing or a row is not understood.
  static Result<LegalSyllables> Load(const std::string& path);

  // Whether there is such a syllable, of whatever tone: "zhuang", "huar".
  bool Has(const Pinyin& pinyin) const;

 private:
  std::unordered_set<std::string> bases_;
};

}  // namespace tingwen
