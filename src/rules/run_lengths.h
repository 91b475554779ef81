// Sets of lengths of a run of characters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace tingwen {

class RunLengths {
 public:
  // Stands for itself and for all greater lengths.
  static constexpr size_t kMost = 15;
  static constexpr size_t kNoLimit = SIZE_MAX;

  constexpr RunLengths() = default;  // none
  static constexpr RunLengths Of(size_t length) {
    return RunLengths(uint32_t{1} << std::min(length, kMost));
  }
  static constexpr RunLengths All() { return RunLengths(0xFFFF); }

  bool empty() const { return bits_ == 0; }
  bool HasUpTo(size_t length) const {
    return (bits_ & ((uint32_t{2} << std::min(length, kMost)) - 1)) != 0;
  }
  bool Has(size_t length) const {
    return (bits_ >> std::min(length, kMost) & 1) != 0;
  }
  RunLengths operator|(RunLengths other) const {
    return RunLengths(bits_ | other.bits_);
  }
  bool operator==(const RunLengths&) const = default;

  // The lengths of a run of these, followed by one of those.
  RunLengths Then(RunLengths next) const {
    uint32_t sums = 0;
    for (size_t length = 0; length <= kMost; ++length) {
      if (Has(length)) sums |= next.bits_ << length;
    }
    const uint32_t longest = uint32_t{1} << kMost;
    return RunLengths(sums < longest ? sums : (sums & (longest - 1)) | longest);
  }

  // Those of `least` to `most` runs, one after another.
  RunLengths Repeated(size_t least, size_t most) const {
    RunLengths power = Of(0);
    for (size_t i = 0; i < std::min(least, kMost); ++i)
      power = power.Then(*this);
    RunLengths all = power;
    for (size_t i = 0; i < std::min(most - least, kMost); ++i) {
      power = power.Then(*this);
      all = all | power;
    }
    return all;
  }

 private:
  explicit constexpr RunLengths(uint32_t bits) : bits_(bits) {}

  uint32_t bits_ = 0;  // bit n for n
};

}  // namespace tingwen
