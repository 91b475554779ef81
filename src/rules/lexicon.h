// The compiled lexicon: words with frequency, part of speech and reading, in
// one file that is mapped into memory, so that only what is used is read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/file.h"
#include "base/result.h"
#include "rules/lexicon_format.h"
#include "rules/lexicon_pinyin.h"
#include "rules/trie.h"

namespace tingwen {

// Where the reading of an entry comes from, in the order of precedence: where
// two tables have a word, the earlier one decides.
enum class LexiconSource : uint8_t {
  kPhrases,   // data/lexicon/phrases.tsv
  kNeutral,   // data/lexicon/neutral.tsv
  kErhua,     // data/lexicon/erhua.tsv
  kPlaces,    // data/lexicon/places.tsv
  kSurnames,  // data/lexicon/surnames.tsv, those of two characters
  kMainland,  // data/lexicon/mainland.tsv
  kChars,     // data/lexicon/chars.tsv
  kTerra,     // Rime's Terra Pinyin
  kUnicode,   // the Unihan readings, through ICU
  kDerived,   // put together from the readings of parts
};
std::string_view NameOf(LexiconSource source);  // "phrases", "terra", ...

// An entry's number is its place in the order of words by label.
using EntryId = uint32_t;
inline constexpr EntryId kNoEntry = Trie::kNoValue;

class Lexicon {
 public:
  // kInternal where the file is missing, damaged or of another version.
  static Result<Lexicon> Open(const std::string& path);

  // The number of a character, which the trie is keyed by; 0 where the
  // lexicon has no word with it.
  uint16_t LabelOf(char32_t c) const {
    if (c >= 0x110000) return 0;
    return pages_[pages_index_[c >> 8] * 256 + (c & 0xFF)];
  }
  const Trie& trie() const { return trie_; }
  size_t size() const { return entries_.size(); }

  // The entry of a whole word; kNoEntry where there is none.
  EntryId Find(std::u32string_view word) const;

  // -ln of the word's share of all words of running text.
  float Cost(EntryId id) const {
    return static_cast<float>(entries_[id].cost / lexicon_format::kCostScale);
  }
  LexiconSource Source(EntryId id) const {
    return static_cast<LexiconSource>(entries_[id].source &
                                      lexicon_format::kSourceMask);
  }
  // jieba's tag: "n", "v", "nr"; "" where unknown.
  std::string_view PartOfSpeech(EntryId id) const {
    return parts_of_speech_[entries_[id].part_of_speech];
  }
  // The reading of the word's character `index`, before sandhi. kErhuaSuffix
  // for a 儿 that merges with the syllable before.
  Pinyin Syllable(EntryId id, size_t index) const {
    return syllables_[SyllableBits(id, index) & lexicon_format::kSyllableMask];
  }
  // Whether the character, which has a tone by itself, is spoken without one
  // in this word: 识 shi2 of 认识.
  bool IsNeutral(EntryId id, size_t index) const {
    return (SyllableBits(id, index) & lexicon_format::kNeutralBit) != 0;
  }
  // Whether the dictionaries leave that reading open: it is the likeliest.
  bool IsOpen(EntryId id, size_t index) const {
    return (SyllableBits(id, index) & lexicon_format::kOpenBit) != 0;
  }

  // -ln of the word's share of family names; nothing if it is none.
  std::optional<float> SurnameCost(EntryId id) const;
  // The reading of its character `index` as a family name (only of one).
  Pinyin SurnameSyllable(EntryId id, size_t index) const;
  const lexicon_format::NameCosts& NameCostsOf(uint16_t label) const {
    return name_costs_[label];
  }

  // Whether the word is the left or the right one of some pair that
  // BigramNats() knows.
  bool MayLead(EntryId id) const {
    return (entries_[id].source & lexicon_format::kLeftBit) != 0;
  }
  bool MayFollow(EntryId id) const {
    return (entries_[id].source & lexicon_format::kRightBit) != 0;
  }
  // How much likelier than by chance (in nats) the words follow each other; 0
  // where bigrams.tsv says nothing. Only for words that may lead and follow.
  float BigramNats(EntryId left, EntryId right) const;

  // How a Latin or Greek letter is called: "ei1", "da2 bu5 liu5"; empty where
  // letters.tsv has none.
  std::string_view LetterName(char32_t letter) const;
  // How a word or abbreviation in Latin letters is said (latin.tsv); empty
  // where the table has none.
  std::string_view LatinReading(std::string_view term) const;

 private:
  explicit Lexicon(MappedFile file) : file_(std::move(file)) {}
  Status Bind(const std::string& path);
  const lexicon_format::Surname* FindSurname(EntryId id) const;
  template <class T>
  std::span<const T> SectionOf(lexicon_format::Section section) const;
  std::string_view TextOf(lexicon_format::Section section) const;
  uint16_t SyllableBits(EntryId id, size_t index) const {
    return readings_[entries_[id].reading + index];
  }

  MappedFile file_;
  std::span<const uint16_t> pages_index_;
  std::span<const uint16_t> pages_;
  Trie trie_;
  std::span<const lexicon_format::Entry> entries_;
  std::span<const uint16_t> readings_;
  std::span<const Pinyin> syllables_;
  std::vector<std::string_view> parts_of_speech_;
  std::span<const lexicon_format::Surname> surnames_;
  std::span<const lexicon_format::NameCosts> name_costs_;
  std::span<const uint32_t> bigrams_;
  std::unordered_map<char32_t, std::string_view> letters_;
  std::unordered_map<std::string_view, std::string_view> latin_;
};

}  // namespace tingwen
