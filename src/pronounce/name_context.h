// What stands beside the names of people (data/rules/names.tsv): titles before
// them, verbs of speaking after them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "pronounce/character_filter.h"

namespace tingwen {

class NameContext {
 public:
  // kInternal where the table is missing or a row is not understood.
  static Result<NameContext> Load(const std::string& path);

  // How much likelier (in nats) a name is that begins at `begin`, by the words
  // that end there; 0 where there is no evidence.
  float Before(std::span<const char32_t> text, uint32_t begin) const;
  // The same for a name that ends at `end`, by the words that begin there.
  float After(std::span<const char32_t> text, uint32_t end) const;
  // The same for a family name alone: a title follows.
  float Title(std::span<const char32_t> text, uint32_t end) const;

 private:
  struct Cue {
    std::u32string word;
    float nats;
  };
  // By the character next to the name.
  struct Cues {
    CharacterFilter filter;
    std::unordered_map<char32_t, std::vector<Cue>> by_character;

    void Add(char32_t neighbour, Cue cue);
    std::span<const Cue> Find(char32_t neighbour) const;
  };

  static float Best(const Cues& cues, std::span<const char32_t> text,
                    uint32_t position);

  Cues before_;
  Cues after_;
  Cues titles_;
};

}  // namespace tingwen
