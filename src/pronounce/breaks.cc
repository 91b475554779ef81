#include "pronounce/breaks.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/text.h"

namespace tingwen {
namespace {

// A clause of up to so many syllables is said in one breath.
constexpr uint32_t kLongestPhrase = 12;
// The length that phrases of a long clause would like to have, and how much
// they mind another one: the distance's square divided by this.
constexpr float kBestPhrase = 8;
constexpr float kTolerance = 8;
// Joins the parts of a transliterated name.
constexpr char32_t kNameDot = U'·';
// An English word counts as so long.
constexpr uint32_t kEnglishSyllables = 3;

class Breaks {
 public:
  Breaks(const Document& document, Id sentence, const Lexicon& lexicon,
         const BreakRules& rules, SentenceDraft& draft)
      : document_(document),
        sentence_(sentence),
        lexicon_(lexicon),
        rules_(rules),
        words_(draft.words),
        draft_(draft) {}

  void Set() {
    if (words_.empty()) return;
    for (size_t i = 0; i < words_.size(); ++i)
      words_[i].break_after = WrittenBreak(i);
    Break& last = words_.back().break_after;
    last = std::max(last, EndOfSentence());
    size_t first = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].break_after <= Break::kWord) continue;
      DivideClause(first, i + 1);
      first = i + 1;
    }
  }

 private:
  // The best way to divide the words before a place, the last phrase begins
  // at `from`.
  struct Step {
    float cost = std::numeric_limits<float>::infinity();
    size_t from = 0;
  };

  Id PieceOf(size_t word) const {
    return draft_.characters[words_[word].begin].spoken;
  }

  // The strongest break of the pieces between the word and the next one.
  Break WrittenBreak(size_t i) const {
    const bool last = i + 1 == words_.size();
    const Id end = last ? draft_.characters.back().spoken + 1 : PieceOf(i + 1);
    Break strongest = Break::kWord;
    for (Id piece = PieceOf(i); piece < end; ++piece)
      strongest = std::max(strongest, document_.spoken[piece].break_after);
    return last ? strongest : std::max(strongest, BreakAtSpace(i));
  }

  // Titles and bylines have spaces where other text has punctuation; in
  // paragraphs a space between Chinese words is noise.
  Break BreakAtSpace(size_t i) const {
    const Id block = document_.sentences[sentence_].block;
    if (block == kNoId) return Break::kNone;
    const BlockKind kind = document_.blocks[block].kind;
    const size_t end = draft_.characters[words_[i].end - 1].span.end;
    const size_t next = draft_.characters[words_[i + 1].begin].span.begin;
    if (next <= end || !Trim(document_.TextOf({end, next})).empty() ||
        words_[i].kind == WordKind::kLatin ||
        words_[i + 1].kind == WordKind::kLatin) {
      return Break::kNone;
    }
    if (kind == BlockKind::kTitle || kind == BlockKind::kHeading)
      return Break::kComma;
    return kind == BlockKind::kByline ? Break::kPhrase : Break::kNone;
  }

  Break EndOfSentence() const {
    const Id block = document_.sentences[sentence_].block;
    const bool ends_block = sentence_ + 1 == document_.sentences.size() ||
                            document_.sentences[sentence_ + 1].block != block;
    if (!ends_block || block == kNoId) return Break::kSentence;
    return document_.blocks[block].kind == BlockKind::kTitle
               ? Break::kTitle
               : Break::kParagraph;
  }

  static uint32_t LengthOf(const DraftWord& word) {
    return word.language == SpeechLanguage::kEnglish ? kEnglishSyllables
                                                     : word.syllable_count;
  }

  BreakRules::Side SideOf(const DraftWord& word) const {
    switch (word.kind) {
      case WordKind::kLexicon:
        return {draft_.TextOf(word), lexicon_.PartOfSpeech(word.entry)};
      case WordKind::kNumber:
        return {draft_.TextOf(word), word.is_time ? "t" : "m"};
      case WordKind::kPerson:
      case WordKind::kForeign:
        return {draft_.TextOf(word), "nr"};
      default:
        return {draft_.TextOf(word), "n"};
    }
  }

  // What a break after the word costs.
  float CostAfter(size_t i) const {
    if (draft_.text[words_[i].end] == kNameDot) return BreakRules::kNever;
    return rules_.Cost(SideOf(words_[i]), SideOf(words_[i + 1]));
  }

  static float LengthCost(uint32_t length) {
    const float distance = static_cast<float>(length) - kBestPhrase;
    return distance * distance / kTolerance;
  }

  // Words [first, last), which nothing written divides.
  void DivideClause(size_t first, size_t last) {
    uint32_t length = 0;
    for (size_t i = first; i < last; ++i) length += LengthOf(words_[i]);
    if (length <= kLongestPhrase) return;
    std::vector<Step> steps(last - first + 1);
    steps[0].cost = 0;
    for (size_t end = first + 1; end <= last; ++end)
      FindBestPhrase(first, end, last, steps);
    for (size_t end = last; end > first;) {
      const size_t from = first + steps[end - first].from;
      if (from > first) words_[from - 1].break_after = Break::kPhrase;
      end = from;
    }
  }

  // The best last phrase of words [first, end).
  void FindBestPhrase(size_t first, size_t end, size_t last,
                      std::vector<Step>& steps) const {
    const float border = end == last ? 0 : CostAfter(end - 1);
    uint32_t length = 0;
    Step& best = steps[end - first];
    for (size_t from = end; from > first; --from) {
      length += LengthOf(words_[from - 1]);
      if (length > 2 * kLongestPhrase && from < end) break;
      const float cost =
          steps[from - 1 - first].cost + LengthCost(length) + border;
      if (cost < best.cost) best = {cost, from - 1 - first};
    }
  }

  const Document& document_;
  const Id sentence_;
  const Lexicon& lexicon_;
  const BreakRules& rules_;
  std::vector<DraftWord>& words_;
  const SentenceDraft& draft_;
};

}  // namespace

void SetBreaks(const Document& document, Id sentence, const Lexicon& lexicon,
               const BreakRules& rules, SentenceDraft& draft) {
  Breaks(document, sentence, lexicon, rules, draft).Set();
}

}  // namespace tingwen
