// What the polyphone model sees of a sentence: hashed features around one
// character and what the lexicon's words say about it. The trainer and the
// program share this file, so that a model is asked with the features that it
// learned.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "rules/lexicon.h"

namespace tingwen {

// One character to be read, in its sentence.
struct PolyphoneSite {
  // The characters of the sentence as spoken, punctuation included.
  std::span<const char32_t> text;
  // For each character the index of its word; neighbours with equal indices
  // are one word. Empty: every character is a word.
  std::span<const uint32_t> word_of;
  // The index of the character in `text`.
  size_t position = 0;
  // Whose words are evidence; null for none. A model expects the lexicon that
  // it was trained with, or a better one.
  const Lexicon* lexicon = nullptr;
};

// What the lexicon's words say about a site.
struct PolyphoneHints {
  struct Hint {
    Pinyin reading;
    uint8_t length;  // of the word, in characters
  };

  // The reading in the word that the sentence was split into; empty where it
  // has one character only or is not in the lexicon.
  Pinyin own;
  bool own_is_open = false;  // the dictionaries leave it undecided
  // The decided readings in all words of the lexicon that cover the site.
  std::array<Hint, 8> covering;
  size_t covering_count = 0;
};

// A site and what was found out about it.
struct PolyphoneEvidence {
  static constexpr size_t kMostFeatures = 96;

  PolyphoneHints hints;
  std::array<uint64_t, kMostFeatures> features;  // hashes
  size_t feature_count = 0;

  std::span<const uint64_t> Features() const {
    return {features.data(), feature_count};
  }
};

// Replaces `evidence` by that of the site; `site.position` must be inside the
// text. Takes about half a microsecond and allocates nothing.
void CollectEvidence(const PolyphoneSite& site, PolyphoneEvidence& evidence);

// How much the hints alone speak for a reading, in logits: the starting point
// that the weights of the features correct.
float PriorScore(const PolyphoneHints& hints, const Pinyin& reading);

// The key of a feature of one character: what the model's table is looked up
// by. `block` counts pairs of readings.
inline uint64_t FeatureKey(uint64_t feature, char32_t character,
                           uint32_t block) {
  uint64_t key =
      feature ^ (uint64_t{character} << 20) ^ (uint64_t{block} << 44);
  key *= 0x9E3779B97F4A7C15U;
  key ^= key >> 29;
  key *= 0xBF58476D1CE4E5B9U;
  return key ^ (key >> 32);
}

}  // namespace tingwen
