// What the polyphone model sees of a sentence: hashed features around one
// character. The trainer and the program share this file, so that a model is
// asked with the features that it learned.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

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
  // The reading that the lexicon gives the character in its word; empty where
  // the word has one character only or the lexicon doesn't know it.
  std::string_view lexicon_reading;
};

// The hashes of a site's features, without the character itself.
class PolyphoneFeatures {
 public:
  static constexpr size_t kCapacity = 96;

  void Clear() { size_ = 0; }
  void Add(uint64_t hash) {
    if (size_ < kCapacity) hashes_[size_++] = hash;
  }
  const uint64_t* begin() const { return hashes_.data(); }
  const uint64_t* end() const { return hashes_.data() + size_; }
  size_t size() const { return size_; }

 private:
  std::array<uint64_t, kCapacity> hashes_;
  size_t size_ = 0;
};

// Replaces `features` by those of the site. `site.position` must be inside
// the text. Takes well under a microsecond and allocates nothing.
void ExtractFeatures(const PolyphoneSite& site, PolyphoneFeatures& features);

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
