#include "rules/lexicon_writer.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <set>
#include <string_view>
#include <unordered_map>

namespace tingwen {
namespace {

namespace format = lexicon_format;

uint16_t PackCost(double cost) {
  return static_cast<uint16_t>(
      std::clamp(std::lround(cost * format::kCostScale), 0L, 65535L));
}

class Writer {
 public:
  explicit Writer(const LexiconContents& contents) : contents_(contents) {}

  std::string Write() {
    NumberCharacters();
    OrderWords();
    WriteTrie();
    WriteEntries();
    WriteSurnames();
    WriteNameCosts();
    WriteBigrams();
    sections_[format::kLetters] = contents_.letters;
    sections_[format::kLatin] = contents_.latin;
    return Assemble();
  }

 private:
  using Word = std::pair<const std::u32string, LexiconWord>;

  template <class T>
  void Put(format::Section section, const std::vector<T>& values) {
    sections_[section].assign(reinterpret_cast<const char*>(values.data()),
                              values.size() * sizeof(T));
  }

  // All characters, the most usual in running text first.
  std::vector<char32_t> RankCharacters() const {
    std::map<char32_t, double> shares;
    for (const auto& [text, word] : contents_.words)
      for (const char32_t c : text) shares[c] += std::exp(-word.cost);
    std::vector<char32_t> characters;
    for (const auto& [c, share] : shares) characters.push_back(c);
    std::ranges::stable_sort(characters, std::greater<>(),
                             [&shares](char32_t c) { return shares.at(c); });
    return characters;
  }

  // Characters are numbered from 1, the most usual ones first, and words are
  // ordered by these numbers. So what a text needs lies together, in a third of
  // the pages.
  void NumberCharacters() {
    std::vector<uint16_t> table(format::kPageCount, 0);
    std::vector<uint16_t> pages(256, 0);  // page 0: no characters
    for (const char32_t c : RankCharacters()) {
      labels_[c] = static_cast<uint16_t>(labels_.size() + 1);
      uint16_t& page = table[c >> 8];
      if (page == 0) {
        page = static_cast<uint16_t>(pages.size() / 256);
        pages.resize(pages.size() + 256, 0);
      }
      pages[page * 256 + (c & 0xFF)] = labels_[c];
    }
    Put(format::kPageTable, table);
    Put(format::kPages, pages);
  }

  void OrderWords() {
    std::vector<std::pair<std::vector<uint16_t>, const Word*>> keyed;
    for (const Word& word : contents_.words) {
      auto& key = keyed.emplace_back(std::vector<uint16_t>(), &word).first;
      for (const char32_t c : word.first) key.push_back(labels_[c]);
    }
    std::ranges::sort(keyed);
    for (auto& [key, word] : keyed) {
      keys_.push_back(std::move(key));
      words_.push_back(word);
    }
  }

  void WriteTrie() {
    const TrieArrays trie =
        BuildTrie(keys_, static_cast<uint16_t>(labels_.size()));
    Put(format::kTrieLabels, trie.labels);
    Put(format::kTrieNodes, trie.nodes);
  }

  uint16_t NumberOf(Pinyin syllable) {
    const auto [found, added] = numbers_.try_emplace(
        syllable, static_cast<uint16_t>(syllables_.size()));
    if (added) syllables_.push_back(syllable);
    return found->second;
  }

  // Equal readings are kept once.
  uint32_t PlaceOf(std::vector<uint16_t> reading) {
    const auto [found, added] = places_.try_emplace(
        std::move(reading), static_cast<uint32_t>(readings_.size()));
    if (added)
      readings_.insert(readings_.end(), found->first.begin(),
                       found->first.end());
    return found->second;
  }

  uint32_t PlaceOf(const std::vector<LexiconSyllable>& reading) {
    std::vector<uint16_t> bits;
    for (const LexiconSyllable& syllable : reading)
      bits.push_back(NumberOf(syllable.pinyin) |
                     (syllable.open ? format::kOpenBit : 0) |
                     (syllable.neutral ? format::kNeutralBit : 0));
    return PlaceOf(std::move(bits));
  }

  uint8_t TagOf(const std::string& name) {
    const auto found = std::find(tags_.begin(), tags_.end(), name);
    if (found != tags_.end())
      return static_cast<uint8_t>(found - tags_.begin());
    tags_.push_back(name);
    return static_cast<uint8_t>(tags_.size() - 1);
  }

  uint8_t SourceByte(const std::u32string& text, LexiconSource source) const {
    return static_cast<uint8_t>(source) |
           (contents_.surnames.contains(text) ? format::kSurnameBit : 0) |
           (leading_.contains(text) ? format::kLeftBit : 0) |
           (following_.contains(text) ? format::kRightBit : 0);
  }

  // Pairs whose words are there.
  void CollectBigrams() {
    for (const auto& [pair, nats] : contents_.bigrams) {
      if (!contents_.words.contains(pair.first) ||
          !contents_.words.contains(pair.second))
        continue;
      leading_.insert(pair.first);
      following_.insert(pair.second);
      bigrams_.push_back({&pair, nats});
    }
  }

  void WriteBigrams() {
    std::vector<uint32_t> slots(std::bit_ceil(bigrams_.size() * 3 / 2 + 1), 0);
    const size_t mask = slots.size() - 1;
    for (const auto& [pair, nats] : bigrams_) {
      const uint64_t key = format::BigramKey(entry_of_.at(pair->first),
                                             entry_of_.at(pair->second));
      size_t i = key & mask;
      while (slots[i] != 0) i = (i + 1) & mask;
      slots[i] = format::BigramSlot(
          key, static_cast<uint8_t>(std::clamp(
                   std::lround(nats * format::kBigramScale), 1L, 255L)));
    }
    Put(format::kBigrams, slots);
  }

  void WriteEntries() {
    CollectBigrams();
    std::vector<format::Entry> entries;
    for (const Word* entry : words_) {
      const auto& [text, word] = *entry;
      entry_of_.emplace(text, static_cast<uint32_t>(entries.size()));
      entries.push_back({PlaceOf(word.reading), PackCost(word.cost),
                         SourceByte(text, word.source),
                         TagOf(word.part_of_speech)});
    }
    Put(format::kEntries, entries);
    sections_[format::kPartsOfSpeech] =
        fmt::format("{}", fmt::join(tags_, "\n"));
  }

  void WriteSurnames() {
    std::vector<format::Surname> surnames;
    uint32_t entry = 0;
    for (const Word* word : words_) {
      const auto surname = contents_.surnames.find(word->first);
      if (surname != contents_.surnames.end()) {
        std::vector<uint16_t> bits;
        for (const Pinyin syllable : surname->second.reading)
          bits.push_back(NumberOf(syllable));
        surnames.push_back({entry, PlaceOf(std::move(bits)),
                            PackCost(surname->second.cost), 0});
      }
      ++entry;
    }
    Put(format::kSurnames, surnames);
  }

  void WriteNameCosts() {
    std::vector<format::NameCosts> costs(labels_.size() + 1,
                                         contents_.unknown_name_costs);
    for (const auto& [c, cost] : contents_.name_costs)
      if (const auto label = labels_.find(c); label != labels_.end())
        costs[label->second] = cost;
    Put(format::kNameCosts, costs);
  }

  std::string Assemble() {
    Put(format::kReadings, readings_);
    Put(format::kSyllables, syllables_);
    format::Header header{
        format::kMagic, format::kVersion, format::kSectionCount, {}};
    std::string body;
    for (uint32_t i = 0; i < format::kSectionCount; ++i) {
      body.resize((body.size() + 7) / 8 * 8, '\0');
      header.sections[i] = {sizeof(header) + body.size(), sections_[i].size()};
      body += sections_[i];
    }
    return std::string(reinterpret_cast<const char*>(&header), sizeof(header)) +
           body;
  }

  const LexiconContents& contents_;
  std::array<std::string, format::kSectionCount> sections_;
  std::map<char32_t, uint16_t> labels_;
  std::vector<const Word*> words_;           // in the order of the file
  std::vector<std::vector<uint16_t>> keys_;  // their labels
  std::vector<Pinyin> syllables_;
  std::map<Pinyin, uint16_t> numbers_;
  std::vector<uint16_t> readings_;
  std::map<std::vector<uint16_t>, uint32_t> places_;
  std::vector<std::string> tags_ = {""};
  using Bigram = std::pair<std::u32string, std::u32string>;
  std::vector<std::pair<const Bigram*, double>> bigrams_;
  std::set<std::u32string_view> leading_;
  std::set<std::u32string_view> following_;
  std::unordered_map<std::u32string_view, uint32_t> entry_of_;
};

}  // namespace

std::string SerializeLexicon(const LexiconContents& contents) {
  return Writer(contents).Write();
}

}  // namespace tingwen
