// Names of people that the lexicon doesn't have: a family name and a given
// name, or a transliterated name, found by the characters that names are made
// of and by the words around them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pronounce/sentence_draft.h"
#include "rules/lexicon.h"

namespace tingwen {

class NameWords {
 public:
  // `lexicon` must outlive this.
  explicit NameWords(const Lexicon& lexicon);

  struct Match {
    uint32_t end = 0;
    WordKind kind = WordKind::kPerson;
    uint8_t surname_length = 0;
    float cost = 0;  // -ln of the name's share of running text, estimated
  };
  // Appends the names that may begin at `begin`; nothing from `end` on belongs
  // to them.
  void Find(std::span<const char32_t> text, uint32_t begin, uint32_t end,
            std::vector<Match>& matches) const;

 private:
  void FindPersons(std::span<const char32_t> text, uint32_t begin, uint32_t end,
                   std::vector<Match>& matches) const;
  void AddPersons(std::span<const char32_t> text, uint32_t begin, uint32_t end,
                  uint8_t surname_length, float cost,
                  std::vector<Match>& matches) const;
  void FindForeign(std::span<const char32_t> text, uint32_t begin, uint32_t end,
                   std::vector<Match>& matches) const;

  const Lexicon& lexicon_;
};

}  // namespace tingwen
