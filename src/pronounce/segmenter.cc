#include "pronounce/segmenter.h"

#include <algorithm>
#include <utility>

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

void Segmenter::FindWords(uint32_t at, uint32_t end) {
  beginnings_.clear();
  surnames_.clear();
  const Trie& trie = lexicon_.trie();
  Trie::Node node = Trie::kRoot;
  for (uint32_t i = at; i < end; ++i) {
    node = trie.Step(node, labels_[i - origin_]);
    if (node == Trie::kNowhere) break;
    if (const EntryId entry = trie.ValueAt(node); entry != kNoEntry)
      beginnings_.push_back({i + 1, entry});
  }
  // Not before, so that the entries are fetched side by side.
  for (const auto& [word_end, entry] : beginnings_) {
    const uint32_t length = word_end - at;
    if (length > 2) break;
    if (const auto cost = lexicon_.SurnameCost(entry))
      surnames_.push_back({static_cast<uint8_t>(length), *cost});
  }
}

void Segmenter::FindEvidence(uint32_t at) {
  evidence_.clear();
  for (uint32_t i = places_[at - origin_].leading; i != kNone;
       i = steps_[i].next) {
    for (const Beginning& word : beginnings_) {
      if (!lexicon_.MayFollow(word.entry)) continue;
      const float nats = lexicon_.BigramNats(steps_[i].word.entry, word.entry);
      if (nats > 0)
        evidence_.push_back({at - steps_[i].word.begin, word.end - at, nats});
    }
  }
}

float Segmenter::EvidenceFor(uint32_t left, uint32_t right) const {
  // One character begins and ends too many words: 少年|时 says nothing of
  // 少年|时代.
  const auto holds = [](uint32_t known, uint32_t length) {
    return known == length || (known > 1 && known < length);
  };
  float nats = 0;
  for (const Evidence& evidence : evidence_)
    if (holds(evidence.left, left) && holds(evidence.right, right))
      nats = std::max(nats, evidence.nats);
  return nats;
}

std::pair<float, uint32_t> Segmenter::BestBefore(uint32_t begin,
                                                 uint32_t end) const {
  const Place& place = places_[begin - origin_];
  const auto cost_of = [&](uint32_t i) {
    return steps_[i].cost -
           EvidenceFor(begin - steps_[i].word.begin, end - begin);
  };
  std::pair<float, uint32_t> best{cost_of(place.best), place.best};
  if (evidence_.empty()) return best;
  for (uint32_t i = place.leading; i != kNone; i = steps_[i].next)
    best = std::min(best, {cost_of(i), i});
  return best;
}

void Segmenter::Offer(const Candidate& word, uint32_t end, float cost) {
  const auto [before, previous] = BestBefore(word.begin, end);
  const Step step{word, before + cost, previous, kNone};
  Place& place = places_[end - origin_];
  const auto number = static_cast<uint32_t>(steps_.size());
  const bool is_best =
      place.best == kNone || step.cost < steps_[place.best].cost;
  const bool may_lead =
      word.kind == WordKind::kLexicon && lexicon_.MayLead(word.entry);
  if (!is_best && !may_lead) return;
  steps_.push_back(step);
  if (is_best) place.best = number;
  if (may_lead) steps_.back().next = std::exchange(place.leading, number);
}

void Segmenter::OfferLexiconWords(uint32_t at) {
  Candidate word;
  word.begin = at;
  word.kind = WordKind::kLexicon;
  for (const Beginning& beginning : beginnings_) {
    word.entry = beginning.entry;
    Offer(word, beginning.end, lexicon_.Cost(beginning.entry));
  }
  if (!beginnings_.empty() && beginnings_.front().end == at + 1) return;
  word.kind = WordKind::kUnknown;
  word.entry = kNoEntry;
  Offer(word, at + 1, kUnknownCost);
}

void Segmenter::OfferNumbers(std::span<const char32_t> text, uint32_t at,
                             uint32_t end) {
  const NumberWords::Match match = numbers_.Find(text, at, end);
  if (match.number_end == at) return;
  Candidate word;
  word.begin = at;
  word.kind = WordKind::kNumber;
  Offer(word, match.number_end, kNumberCost);
  if (match.suffix_end == match.number_end) return;
  word.is_time = true;
  Offer(word, match.suffix_end, kNumberCost + kNumberSuffixCost);
}

void Segmenter::OfferNames(std::span<const char32_t> text, uint32_t at,
                           uint32_t end) {
  name_matches_.clear();
  names_.Find(text, at, end, surnames_, known_names_, name_matches_);
  for (const NameWords::Match& match : name_matches_) {
    Candidate word;
    word.begin = at;
    word.kind = match.kind;
    word.surname_length = match.surname_length;
    Offer(word, match.end, match.cost);
  }
}

void Segmenter::OfferUserWords(std::span<const char32_t> text, uint32_t at,
                               uint32_t end) {
  user_.ForEachAt(text, at, end, [&](uint32_t word_end, uint32_t row) {
    Candidate word;
    word.begin = at;
    word.kind = WordKind::kUser;
    word.entry = row;
    Offer(word, word_end, kUserCost * static_cast<float>(word_end - at));
  });
}

void Segmenter::AppendBest(uint32_t begin, uint32_t end,
                           std::vector<DraftWord>& words) const {
  const auto first = static_cast<std::ptrdiff_t>(words.size());
  for (uint32_t i = places_[end - origin_].best; end > begin;
       i = steps_[i].previous) {
    const Candidate& best = steps_[i].word;
    DraftWord& word = words.emplace_back();
    word.begin = best.begin;
    word.end = end;
    word.kind = best.kind;
    word.entry = best.entry;
    word.surname_length = best.surname_length;
    word.is_time = best.is_time;
    end = best.begin;
  }
  std::reverse(words.begin() + first, words.end());
}

void Segmenter::Segment(std::span<const char32_t> text, uint32_t begin,
                        uint32_t end, std::vector<DraftWord>& words) {
  origin_ = begin;
  labels_.clear();
  for (uint32_t at = begin; at < end; ++at)
    labels_.push_back(lexicon_.LabelOf(text[at]));
  places_.assign(end - begin + 1, {});
  steps_.assign(1, {Candidate{}, 0, kNone, kNone});
  places_[0].best = 0;
  for (uint32_t at = begin; at < end; ++at) {
    FindWords(at, end);
    FindEvidence(at);
    OfferLexiconWords(at);
    OfferNumbers(text, at, end);
    OfferNames(text, at, end);
    if (!user_.empty()) OfferUserWords(text, at, end);
  }
  const size_t first = words.size();
  AppendBest(begin, end, words);
  for (size_t i = first; i < words.size(); ++i)
    if (IsWholeName(words[i]))
      known_names_.Add({&text[words[i].begin], words[i].size()});
}

}  // namespace tingwen
