// How well the voice can rest between two words: rows of data/rules/breaks.tsv.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "pronounce/character_filter.h"

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
  // A bit for each rule.
  using RuleSet = uint64_t;
  static constexpr size_t kMostRules = 64;

  // Which rules one side of a border fulfils.
  class Patterns {
   public:
    // Adds what a rule asks of the side: "*", "tag:v|了".
    void Add(std::string_view text, RuleSet rule);
    RuleSet Matching(const Side& side) const;

   private:
    RuleSet any_ = 0;
    std::vector<std::pair<std::string, RuleSet>> tags_;  // beginnings of tags
    std::unordered_map<std::u32string_view, RuleSet> words_;
    CharacterFilter starts_;            // their first characters
    std::deque<std::u32string> texts_;  // of words_
  };

  Patterns left_;
  Patterns right_;
  std::vector<float> costs_;
};

}  // namespace tingwen
