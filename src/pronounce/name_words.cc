#include "pronounce/name_words.h"

#include <string_view>

namespace tingwen {
namespace {

// -ln of how much of running text names are: about one word in a hundred is a
// Chinese name that no dictionary has, one in five hundred a foreign one, one
// in five hundred a family name with a title.
constexpr float kPersonCost = 4.6F;
constexpr float kForeignCost = 6.2F;
constexpr float kTitledCost = 7.5F;
// Given names of one character are a fifth.
constexpr float kOneCharacterCost = 1.6F;
constexpr float kTwoCharactersCost = 0.2F;
constexpr uint32_t kShortestForeign = 3;
constexpr uint32_t kLongestForeign = 8;
// A character that costs more than this (nats) doesn't stand in such names.
constexpr float kForeignLimit = 8.3F;
// At the beginning of a clause names are likelier, those with a title above
// all: 任书记 is a name there, and seldom after a subject (他任书记).
constexpr float kStartBonus = 1.0F;
constexpr float kTitledStartBonus = 3.0F;
// Right after a title, an adverb (主任曾多次) is as likely as a name, and so is
// a word that begins there (院长解释说); any other word of one character isn't
// (市长解建国), so a name is likelier by this.
constexpr float kTitleNats = 3.5F;
constexpr float kContentSurnameBonus = 3.0F;
// Given names are no numbers or adverbs: 曾|三度.
constexpr float kFunctionWordCost = 3.0F;
// The parts of speech (jieba's tags) of function words.
constexpr std::string_view kFunctionTags = "dpcurmqtf";
// A name that the document has shown before is so much likelier.
constexpr float kKnownBonus = 3.0F;

float Nats(uint8_t cost) {
  return static_cast<float>(cost / lexicon_format::kNameCostScale);
}

}  // namespace

bool NameWords::StartsClause(const Site& site) const {
  return site.begin == 0 || lexicon_.LabelOf(site.text[site.begin - 1]) == 0;
}

bool NameWords::IsFunctionWord(std::span<const char32_t> text, uint32_t begin,
                               uint32_t length) const {
  const EntryId entry =
      lexicon_.Find(std::u32string_view(text.data() + begin, length));
  if (entry == kNoEntry) return false;
  const std::string_view tag = lexicon_.PartOfSpeech(entry);
  return !tag.empty() && kFunctionTags.find(tag[0]) != std::string_view::npos;
}

bool NameWords::StartsOtherWord(const Site& site) const {
  if (site.begin + 2 > site.end) return false;
  const EntryId entry =
      lexicon_.Find(std::u32string_view(site.text.data() + site.begin, 2));
  return entry != kNoEntry && lexicon_.PartOfSpeech(entry).substr(0, 2) != "nr";
}

float NameWords::EvidenceBefore(const Site& site,
                                uint8_t surname_length) const {
  const float nats = context_.Before(site.text, site.begin);
  if (nats < kTitleNats || StartsOtherWord(site) ||
      IsFunctionWord(site.text, site.begin, surname_length))
    return nats;
  return nats + kContentSurnameBonus;
}

float NameWords::Evidence(const Site& site, uint32_t end, float before) const {
  const std::u32string_view name(&site.text[site.begin], end - site.begin);
  return before + context_.After(site.text, end) +
         (StartsClause(site) ? kStartBonus : 0) +
         (site.known.Has(name) ? kKnownBonus : 0);
}

void NameWords::AddPersons(const Site& site, const Surname& surname) const {
  const uint32_t at = site.begin + surname.length;
  const auto add = [&](uint32_t end, float cost) {
    site.matches.push_back({end, WordKind::kPerson, surname.length, cost});
  };
  if (const float title = context_.Title(site.text, at); title > 0) {
    const float before = StartsClause(site)
                             ? kTitledStartBonus
                             : context_.Before(site.text, site.begin);
    add(at, kTitledCost + surname.cost - title - before);
  }
  if (at >= site.end) return;
  const float before = EvidenceBefore(site, surname.length);
  float cost = surname.cost + kPersonCost;
  const auto& first = lexicon_.NameCostsOf(lexicon_.LabelOf(site.text[at]));
  add(at + 1, cost + kOneCharacterCost + Nats(first.only) -
                  Evidence(site, at + 1, before));
  if (at + 1 >= site.end) return;
  const auto& second =
      lexicon_.NameCostsOf(lexicon_.LabelOf(site.text[at + 1]));
  if (IsFunctionWord(site.text, at, 2)) cost += kFunctionWordCost;
  add(at + 2, cost + kTwoCharactersCost + Nats(first.first) +
                  Nats(second.second) - Evidence(site, at + 2, before));
}

void NameWords::FindForeign(const Site& site) const {
  float cost = kForeignCost;
  float before = 0;
  for (uint32_t at = site.begin;
       at < site.end && at - site.begin < kLongestForeign; ++at) {
    const float own =
        Nats(lexicon_.NameCostsOf(lexicon_.LabelOf(site.text[at])).foreign);
    if (own > kForeignLimit) return;
    cost += own;
    const uint32_t length = at + 1 - site.begin;
    if (length < kShortestForeign) continue;
    if (length == kShortestForeign)
      before = context_.Before(site.text, site.begin);
    site.matches.push_back(
        {at + 1, WordKind::kForeign, 0, cost - Evidence(site, at + 1, before)});
  }
}

void NameWords::Find(std::span<const char32_t> text, uint32_t begin,
                     uint32_t end, std::span<const Surname> surnames,
                     const Known& known, std::vector<Match>& matches) const {
  const Site site{text, begin, end, known, matches};
  for (const Surname& surname : surnames) AddPersons(site, surname);
  FindForeign(site);
}

}  // namespace tingwen
