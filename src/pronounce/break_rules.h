// How well the voice can rest between two words: rows of data/rules/breaks.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tingwen {

class BreakRules {
 public:
  // A word as the rules see it.
  struct Side {
    std::u32string_view text;
    std::string_view tag;
  };

  // kInternal where the table is missing or a row is not understood.
  static Result<BreakRules> Load(const std::string& path);

  // What a phrase break there costs: 0 a good place, kNever no place at all.
  static constexpr float kNever = 9;
  float Cost(const Side& left, const Side& right) const;

 private:
  struct Pattern {
    bool any = false;
    std::vector<std::string> tags;
    std::vector<std::u32string> words;
  };
  struct Rule {
    Pattern left;
    Pattern right;
    float cost = 0;
  };

  static Pattern ParsePattern(std::string_view text);
  static bool Matches(const Pattern& pattern, const Side& side);

  std::vector<Rule> rules_;
};

}  // namespace tingwen
