// A set of characters that answers "no" at once and "maybe" else, to ask
// before a search that is mostly in vain.
#pragma once

#include <bitset>
#include <cstddef>

namespace tingwen {

class CharacterFilter {
 public:
  void Add(char32_t c) { bits_.set(c % kSize); }
  // False only for a character that was not added.
  bool MayContain(char32_t c) const { return bits_[c % kSize]; }

 private:
  // Prime, so that neighbours of a code chart don't crowd together.
  static constexpr size_t kSize = 8191;
  std::bitset<kSize> bits_;
};

}  // namespace tingwen
