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
inline constexpr uint32_t kVersion = 3;

enum Section : uint32_t {
  kPageTable,      // uint16_t[kPageCount]: page of each 256 code points
  kPages,          // uint16_t[256] each: label of a character, 0 if none
  kTrieLabels,     // uint16_t
  kTrieChildren,   // uint32_t
  kTrieValues,     // uint32_t
  kEntries,        // Entry
  kReadings,       // uint16_t: number of a syllable, and the bits below
  kSyllables,      // Pinyin
  kPartsOfSpeech,  // text: one name a line
  kSurnames,       // Surname, ordered by entry
  kNameCosts,      // NameCosts, one for each label, from label 0
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
// Beside the source of an entry: it is a family name.
inline constexpr uint8_t kSurnameBit = 0x80;

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

}  // namespace tingwen::lexicon_format
