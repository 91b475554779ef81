// Splits Han text into words: the cheapest way through a lattice of the words
// of the lexicon, numbers, names and single characters, where a word costs
// -ln of its share of running text.
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
  // The cheapest way to a place, and its last word.
  struct Step {
    float cost;
    DraftWord word;
  };

  void Offer(const DraftWord& word, float cost);
  void OfferLexiconWords(std::span<const char32_t> text, uint32_t at,
                         uint32_t end);
  void OfferNumbers(std::span<const char32_t> text, uint32_t at, uint32_t end);
  void OfferNames(std::span<const char32_t> text, uint32_t at, uint32_t end);
  void OfferUserWords(std::span<const char32_t> text, uint32_t at,
                      uint32_t end);

  const Lexicon& lexicon_;
  const NumberWords& numbers_;
  const NameWords& names_;
  const UserLexicon& user_;
  uint32_t origin_ = 0;
  std::vector<Step> steps_;
  std::vector<NameWords::Match> name_matches_;
  NameWords::Known known_names_;
};

}  // namespace tingwen
