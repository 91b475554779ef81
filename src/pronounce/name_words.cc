#include "pronounce/name_words.h"

namespace tingwen {
namespace {

// -ln of how much of running text names are: about one word in a hundred is a
// Chinese name that no dictionary has, one in five hundred a foreign one.
constexpr float kPersonCost = 4.6F;
constexpr float kForeignCost = 6.2F;
// Given names of one character are a fifth.
constexpr float kOneCharacterCost = 1.6F;
constexpr float kTwoCharactersCost = 0.2F;
constexpr uint32_t kShortestForeign = 3;
constexpr uint32_t kLongestForeign = 8;
// A character that costs more than this (nats) doesn't stand in such names.
constexpr float kForeignLimit = 7.0F;

float Nats(uint8_t cost) {
  return static_cast<float>(cost / lexicon_format::kNameCostScale);
}

}  // namespace

NameWords::NameWords(const Lexicon& lexicon) : lexicon_(lexicon) {}

void NameWords::AddPersons(std::span<const char32_t> text, uint32_t begin,
                           uint32_t end, uint8_t surname_length, float cost,
                           std::vector<Match>& matches) const {
  const uint32_t at = begin + surname_length;
  if (at >= end) return;
  const auto& first = lexicon_.NameCostsOf(lexicon_.LabelOf(text[at]));
  matches.push_back({at + 1, WordKind::kPerson, surname_length,
                     cost + kOneCharacterCost + Nats(first.only)});
  if (at + 1 >= end) return;
  const auto& second = lexicon_.NameCostsOf(lexicon_.LabelOf(text[at + 1]));
  matches.push_back(
      {at + 2, WordKind::kPerson, surname_length,
       cost + kTwoCharactersCost + Nats(first.first) + Nats(second.second)});
}

void NameWords::FindPersons(std::span<const char32_t> text, uint32_t begin,
                            uint32_t end, std::vector<Match>& matches) const {
  Trie::Node node = Trie::kRoot;
  for (uint8_t length = 1; length <= 2 && begin + length < end; ++length) {
    node = lexicon_.trie().Step(node,
                                lexicon_.LabelOf(text[begin + length - 1]));
    if (node == Trie::kNowhere) return;
    const EntryId entry = lexicon_.trie().ValueAt(node);
    if (entry == kNoEntry) continue;
    const auto cost = lexicon_.SurnameCost(entry);
    if (cost)
      AddPersons(text, begin, end, length, kPersonCost + *cost, matches);
  }
}

void NameWords::FindForeign(std::span<const char32_t> text, uint32_t begin,
                            uint32_t end, std::vector<Match>& matches) const {
  float cost = kForeignCost;
  for (uint32_t at = begin; at < end && at - begin < kLongestForeign; ++at) {
    const float own =
        Nats(lexicon_.NameCostsOf(lexicon_.LabelOf(text[at])).foreign);
    if (own > kForeignLimit) return;
    cost += own;
    if (at + 1 - begin >= kShortestForeign)
      matches.push_back({at + 1, WordKind::kForeign, 0, cost});
  }
}

void NameWords::Find(std::span<const char32_t> text, uint32_t begin,
                     uint32_t end, std::vector<Match>& matches) const {
  FindPersons(text, begin, end, matches);
  FindForeign(text, begin, end, matches);
}

}  // namespace tingwen
