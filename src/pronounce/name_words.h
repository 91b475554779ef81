// Names of people that the lexicon doesn't have: a family name and a given
// name, a family name before a title, or a transliterated name, found by the
// characters that names are made of and by the words around them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "pronounce/character_filter.h"
#include "pronounce/name_context.h"
#include "pronounce/sentence_draft.h"
#include "rules/lexicon.h"

namespace tingwen {

class NameWords {
 public:
  // Names that a document has shown: they are likelier the next time.
  class Known {
   public:
    void Add(std::u32string_view name) {
      names_.emplace(name);
      starts_.Add(name.front());
    }
    bool Has(std::u32string_view name) const {
      return starts_.MayContain(name.front()) && names_.contains(name);
    }

   private:
    struct Hash : std::hash<std::u32string_view> {
      using is_transparent = void;
    };
    std::unordered_set<std::u32string, Hash, std::equal_to<>> names_;
    CharacterFilter starts_;
  };

  // Both must outlive this.
  NameWords(const Lexicon& lexicon, const NameContext& context)
      : lexicon_(lexicon), context_(context) {}

  // A family name that stands where a name may begin.
  struct Surname {
    uint8_t length = 0;  // in characters
    float cost = 0;      // -ln of its share of family names
  };
  struct Match {
    uint32_t end = 0;
    WordKind kind = WordKind::kPerson;
    uint8_t surname_length = 0;
    float cost = 0;  // -ln of the name's share of running text, estimated
  };
  // Appends the names that may begin at `begin`; nothing from `end` on belongs
  // to them, but the text around them is evidence.
  void Find(std::span<const char32_t> text, uint32_t begin, uint32_t end,
            std::span<const Surname> surnames, const Known& known,
            std::vector<Match>& matches) const;

 private:
  // Where the name is looked for.
  struct Site {
    std::span<const char32_t> text;
    uint32_t begin;
    uint32_t end;
    const Known& known;
    std::vector<Match>& matches;
  };

  void AddPersons(const Site& site, const Surname& surname) const;
  void FindForeign(const Site& site) const;
  bool StartsClause(const Site& site) const;
  // Whether the characters are a word that serves others: an adverb, a
  // preposition, a number, a pronoun (曾, 多次).
  bool IsFunctionWord(std::span<const char32_t> text, uint32_t begin,
                      uint32_t length) const;
  // Whether a word of two characters begins where the name would: 解释.
  bool StartsOtherWord(const Site& site) const;
  float EvidenceBefore(const Site& site, uint8_t surname_length) const;
  // Of both sides; `before` is that of the text before the name.
  float Evidence(const Site& site, uint32_t end, float before) const;

  const Lexicon& lexicon_;
  const NameContext& context_;
};

}  // namespace tingwen
