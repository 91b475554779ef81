// The file of the polyphone model, as it lies in memory. Little-endian:
//
//   Header, Character[character_count], Reading[reading_count],
//   Slot[slot_count]
//
// A slot holds the weights of one feature for two readings of one character.
// Each character has a stretch of slots of its own, so that a text touches only
// the pages of its characters. In it a slot lies at SlotOf(FeatureKey()), or
// behind it where others were there first, from the last to the first; an empty
// slot ends the search.
#pragma once

#include <bit>
#include <cstdint>

#include "rules/lexicon_pinyin.h"

namespace tingwen::polyphone_format {

static_assert(std::endian::native == std::endian::little);

inline constexpr char kMagic[8] = {'T', 'W', 'P', 'O', 'L', 'Y', '0', '3'};

struct Header {
  char magic[8];
  uint32_t character_count;
  uint32_t reading_count;
  uint32_t slot_count;
  float temperature;  // scores are divided by it before they are compared
};

// Ordered by code point.
struct Character {
  char32_t code_point;
  uint16_t first_reading;
  uint16_t reading_count;  // 2 to kMostReadings
  float scale;             // of the weights of this character
  uint32_t first_slot;
  uint32_t slot_count;  // not 0; at least one of them is empty
};

struct Reading {
  Pinyin pinyin;
  float bias;
};

struct Slot {
  uint16_t check;  // CheckOf(); 0: empty
  int8_t weights[2];
};

inline constexpr uint32_t kMostReadings = 8;

inline uint16_t CheckOf(uint64_t key) {
  return static_cast<uint16_t>((key >> 48) | 1U);
}

// Where the search for a key begins among `count` slots. Not by the bits of
// CheckOf(), which would then tell less.
inline uint32_t SlotOf(uint64_t key, uint32_t count) {
  return static_cast<uint32_t>((key & 0xFFFFFFFFU) * count >> 32);
}

}  // namespace tingwen::polyphone_format
