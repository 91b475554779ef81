#include "pronounce/segmenter.h"

#include <algorithm>
#include <limits>

namespace tingwen {
namespace {

// A character that the lexicon doesn't have: rarer than all others.
constexpr float kUnknownCost = 20;
// Numbers are about one word in a thousand; their unit joins them unless it
// begins a word of its own (二十|年代).
constexpr float kNumberCost = 9;
constexpr float kNumberSuffixCost = 3;
// What the user wants as a word is one, whatever the frequencies say.
constexpr float kUserCost = -1000;

// A person's full name or a transliterated one, not a family name alone.
bool IsWholeName(const DraftWord& word) {
  return word.kind == WordKind::kForeign ||
         (word.kind == WordKind::kPerson && word.size() > word.surname_length);
}

}  // namespace

void Segmenter::Offer(const DraftWord& word, float cost) {
  const float total = steps_[word.begin - origin_].cost + cost;
  Step& step = steps_[word.end - origin_];
  if (total < step.cost) step = {total, word};
}

void Segmenter::OfferLexiconWords(std::span<const char32_t> text, uint32_t at,
                                  uint32_t end) {
  DraftWord word;
  word.begin = at;
  Trie::Node node = Trie::kRoot;
  bool single = false;
  for (uint32_t i = at; i < end; ++i) {
    node = lexicon_.trie().Step(node, lexicon_.LabelOf(text[i]));
    if (node == Trie::kNowhere) break;
    const EntryId entry = lexicon_.trie().ValueAt(node);
    if (entry == kNoEntry) continue;
    single = single || i == at;
    word.end = i + 1;
    word.kind = WordKind::kLexicon;
    word.entry = entry;
    Offer(word, lexicon_.Cost(entry));
  }
  if (single) return;
  word.end = at + 1;
  word.kind = WordKind::kUnknown;
  word.entry = kNoEntry;
  Offer(word, kUnknownCost);
}

void Segmenter::OfferNumbers(std::span<const char32_t> text, uint32_t at,
                             uint32_t end) {
  const NumberWords::Match match = numbers_.Find(text, at, end);
  if (match.number_end == at) return;
  DraftWord word;
  word.begin = at;
  word.end = match.number_end;
  word.kind = WordKind::kNumber;
  Offer(word, kNumberCost);
  if (match.suffix_end == match.number_end) return;
  word.end = match.suffix_end;
  word.is_time = true;
  Offer(word, kNumberCost + kNumberSuffixCost);
}

void Segmenter::OfferNames(std::span<const char32_t> text, uint32_t at,
                           uint32_t end) {
  name_matches_.clear();
  names_.Find(text, at, end, known_names_, name_matches_);
  for (const NameWords::Match& match : name_matches_) {
    DraftWord word;
    word.begin = at;
    word.end = match.end;
    word.kind = match.kind;
    word.surname_length = match.surname_length;
    Offer(word, match.cost);
  }
}

void Segmenter::OfferUserWords(std::span<const char32_t> text, uint32_t at,
                               uint32_t end) {
  user_.ForEachAt(text, at, end, [&](uint32_t word_end, uint32_t row) {
    DraftWord word;
    word.begin = at;
    word.end = word_end;
    word.kind = WordKind::kUser;
    word.entry = row;
    Offer(word, kUserCost * static_cast<float>(word.size()));
  });
}

void Segmenter::Segment(std::span<const char32_t> text, uint32_t begin,
                        uint32_t end, std::vector<DraftWord>& words) {
  origin_ = begin;
  steps_.assign(end - begin + 1,
                {std::numeric_limits<float>::infinity(), DraftWord{}});
  steps_[0].cost = 0;
  for (uint32_t at = begin; at < end; ++at) {
    OfferLexiconWords(text, at, end);
    OfferNumbers(text, at, end);
    OfferNames(text, at, end);
    if (!user_.empty()) OfferUserWords(text, at, end);
  }
  const auto first = static_cast<std::ptrdiff_t>(words.size());
  for (uint32_t at = end; at > begin; at = words.back().begin)
    words.push_back(steps_[at - origin_].word);
  std::reverse(words.begin() + first, words.end());
  for (auto word = words.begin() + first; word != words.end(); ++word)
    if (IsWholeName(*word))
      known_names_.emplace(&text[word->begin], word->size());
}

}  // namespace tingwen
