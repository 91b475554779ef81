// Splits Han text into words: the cheapest way through a lattice of the words
// of the lexicon, numbers, names and single characters, where a word costs
// -ln of its share of running text. Where a pair of words is known to follow
// each other, a border between them costs less, for longer words with these at
// their border, too (美国|人口 speaks for 美国|人口普查).
#pragma once

#include <span>
#include <vector>

#include "pronounce/name_words.h"
#include "pronounce/number_words.h"
#include "pronounce/sentence_draft.h"
#include "pronounce/user_lexicon.h"
#include "rules/lexicon.h"

namespace tingwen {

class Segmenter {
 public:
  // All of them must outlive the segmenter. Use one for each document, since
  // it remembers the names that it found.
  Segmenter(const Lexicon& lexicon, const NumberWords& numbers,
            const NameWords& names, const UserLexicon& user)
      : lexicon_(lexicon), numbers_(numbers), names_(names), user_(user) {}

  // Appends the words of characters [begin, end) of `text`, which are Han. The
  // characters around them are evidence for names. Linear in the length.
  void Segment(std::span<const char32_t> text, uint32_t begin, uint32_t end,
               std::vector<DraftWord>& words);

 private:
  // A word that may be the last one before a place.
  struct Candidate {
    uint32_t begin = 0;
    EntryId entry = kNoEntry;
    WordKind kind = WordKind::kUnknown;
    uint8_t surname_length = 0;
    bool is_time = false;
  };
  // The cheapest way to the end of a candidate.
  struct Step {
    Candidate word;
    float cost;         // with the candidate's own
    uint32_t previous;  // the step before it
    uint32_t next;      // of those that end at the same place and may lead
  };
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  // Where steps end.
  struct Place {
    uint32_t best = kNone;
    uint32_t leading = kNone;  // the first of those that may lead a pair
  };

  // That a border is one: a pair of words of these lengths meet there.
  struct Evidence {
    uint32_t left;
    uint32_t right;
    float nats;
  };
  // A word of the lexicon that begins at the place in question.
  struct Beginning {
    uint32_t end;
    EntryId entry;
  };

  // Also finds the family names that begin there.
  void FindWords(uint32_t at, uint32_t end);
  void FindEvidence(uint32_t at);
  float EvidenceFor(uint32_t left, uint32_t right) const;
  // The best step before a word; its cost, less the evidence for their border.
  std::pair<float, uint32_t> BestBefore(uint32_t begin, uint32_t end) const;
  void Offer(const Candidate& word, uint32_t end, float cost);
  void OfferLexiconWords(uint32_t at);
  void OfferNumbers(std::span<const char32_t> text, uint32_t at, uint32_t end);
  void OfferNames(std::span<const char32_t> text, uint32_t at, uint32_t end);
  void OfferUserWords(std::span<const char32_t> text, uint32_t at,
                      uint32_t end);

  void AppendBest(uint32_t begin, uint32_t end,
                  std::vector<DraftWord>& words) const;

  const Lexicon& lexicon_;
  const NumberWords& numbers_;
  const NameWords& names_;
  const UserLexicon& user_;
  uint32_t origin_ = 0;
  std::vector<uint16_t> labels_;  // of the characters
  std::vector<Step> steps_;
  std::vector<Place> places_;
  // At the place in question.
  std::vector<Beginning> beginnings_;
  std::vector<Evidence> evidence_;
  std::vector<NameWords::Surname> surnames_;
  std::vector<NameWords::Match> name_matches_;
  NameWords::Known known_names_;
};

}  // namespace tingwen
