// Rules of tone sandhi for single characters (一, 不), rows of
// data/rules/sandhi.tsv, whose head describes the conditions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pronounce/character_classes.h"
#include "pronounce/sentence_draft.h"

namespace tingwen {

// What a rule may ask about.
struct SandhiSite {
  const SentenceDraft& draft;
  const DraftWord& word;
  uint32_t character;             // index of the target in draft.text
  uint8_t next_tone;              // of the next syllable, 0 where speech pauses
  std::string_view tag;           // part of speech of the word
  std::string_view previous_tag;  // of the word before, if no pause is between
  uint32_t previous_length;       // its characters; 0 where there is none
};

class SandhiRules {
 public:
  // kInternal where a table is missing or a row is not understood.
  static Result<SandhiRules> Load(const std::string& path,
                                  const CharacterClasses& classes);

  // Whether there are rules for a character after another one.
  bool Knows(char32_t character, char32_t previous) const {
    return character == previous || rules_.contains(character);
  }

  struct Answer {
    uint8_t tone;             // 0: no rule applies
    std::string_view reason;  // "rules/sandhi.tsv:12"
  };
  // The first row whose conditions all hold.
  Answer Find(const SandhiSite& site) const;

 private:
  enum class Kind {
    kPrevious,
    kPrevious2,
    kNext,
    kNext2,
    kNextTone,
    kWord,
    kWordLength,
    kWordStart,
    kWordEnd,
    kSameAround,
    kFirst,
    kLast,
    kTag,
    kPreviousTag,
    kPreviousLength,
  };
  struct Condition {
    Kind kind = Kind::kFirst;
    bool negated = false;
    CharacterClass characters;          // of the kinds that look at one
    std::vector<std::u32string> words;  // kWord
    std::string text;                   // kNextTone, kWordLength, kTag
  };
  struct Rule {
    std::vector<Condition> conditions;
    uint8_t tone = 0;
    std::string reason;
  };

  static Result<Condition> ParseCondition(std::string_view text,
                                          const CharacterClasses& classes);
  static bool Holds(const Condition& condition, const SandhiSite& site);
  static bool HoldsPlain(const Condition& condition, const SandhiSite& site);

  const Rule* FindIn(char32_t character, const SandhiSite& site) const;

  std::map<char32_t, std::vector<Rule>> rules_;
};

}  // namespace tingwen
