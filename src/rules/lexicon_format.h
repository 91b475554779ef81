// The compiled lexicon file: a header, a table of sections, and the sections,
// each aligned to 8 bytes, in the byte order of the machine that built it.
// tools/compile_lexicon writes it, Lexicon maps it.
#pragma once

#include <array>
#include <cstdint>

namespace tingwen::lexicon_format {

inline constexpr std::array<char, 8> kMagic = {'t', 'w', 'l', 'e',
                                               'x', 'i', 'c', '\n'};
// Changes with every change of the layout; other versions are refused.
inline constexpr uint32_t kVersion = 4;

enum Section : uint32_t {
  kPageTable,      // uint16_t[kPageCount]: page of each 256 code points
  kPages,          // uint16_t[256] each: label of a character, 0 if none
  kTrieLabels,     // uint16_t
  kTrieNodes,      // Trie::Place
  kEntries,        // Entry
  kReadings,       // uint16_t: number of a syllable, and the bits below
  kSyllables,      // Pinyin
  kPartsOfSpeech,  // text: one name a line
  kSurnames,       // Surname, ordered by entry
  kNameCosts,      // NameCosts, one for each label, from label 0
  kBigrams,        // uint32_t[a power of two]: BigramSlot(), 0 if empty
  kLetters,        // text: rows of letters.tsv
  kLatin,          // text: rows of latin.tsv
  kSectionCount,
};

inline constexpr uint32_t kPageCount = 0x110000 / 256;
// Costs are -ln(probability) in thousandths.
inline constexpr double kCostScale = 1000.0;
// The reading of this syllable was not settled by the dictionaries.
inline constexpr uint16_t kOpenBit = 0x8000;
// It loses its tone in this word.
inline constexpr uint16_t kNeutralBit = 0x4000;
inline constexpr uint16_t kSyllableMask = 0x3FFF;
// Beside the source of an entry: it is a family name, the left word of some
// pair of kBigrams, the right one of some.
inline constexpr uint8_t kSurnameBit = 0x80;
inline constexpr uint8_t kLeftBit = 0x40;
inline constexpr uint8_t kRightBit = 0x20;
inline constexpr uint8_t kSourceMask = 0x1F;

struct SectionPlace {
  uint64_t offset;
  uint64_t size;  // in bytes
};

struct Header {
  std::array<char, 8> magic;
  uint32_t version;
  uint32_t section_count;
  std::array<SectionPlace, kSectionCount> sections;
};

// A word. It has one syllable in kReadings for each of its characters.
struct Entry {
  uint32_t reading;
  uint16_t cost;
  uint8_t source;
  uint8_t part_of_speech;
};
static_assert(sizeof(Entry) == 8);

struct Surname {
  uint32_t entry;
  uint32_t reading;
  uint16_t cost;
  uint16_t unused;
};
static_assert(sizeof(Surname) == 12);

// How unusual a character is in a place of a name, in units of 1/16 nat.
struct NameCosts {
  uint8_t only;     // the given name of one character
  uint8_t first;    // of two characters, the first
  uint8_t second;   // ... and the second
  uint8_t foreign;  // in a transliterated name
};
static_assert(sizeof(NameCosts) == 4);
inline constexpr double kNameCostScale = 16.0;

// Two words that follow each other more often than by chance. A slot holds 24
// bits of the pair's key and how much likelier it is, in units of 1/32 nat. It
// lies at the key modulo the number of slots, or behind it where others were
// there first; the first empty slot ends the search.
inline constexpr double kBigramScale = 32.0;
inline uint64_t BigramKey(uint32_t left, uint32_t right) {
  uint64_t key = (uint64_t{left} << 32 | right) * 0x9E3779B97F4A7C15U;
  key ^= key >> 29;
  return key * 0xBF58476D1CE4E5B9U;
}
inline uint32_t BigramSlot(uint64_t key, uint8_t nats) {
  return static_cast<uint32_t>(key >> 40 << 8) | nats;
}

}  // namespace tingwen::lexicon_format
