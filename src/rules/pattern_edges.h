// What can be told of a match without matching: with which characters it can
// begin and end, and what can follow the run of digits or letters that it
// begins with.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/pattern_scanner.h"
#include "rules/run_lengths.h"

namespace tingwen {

// Stands for the end of the text, where a pattern asks for it with `$`.
inline constexpr char32_t kTextEnd = kLastChar + 1;

// Stands for any of these, where it is not known what follows.
inline constexpr char32_t kAnyNext = kTextEnd + 1;

// The characters with which a match of an expanded pattern can begin. kInput
// where they can't be told: a pattern that matches nothing at all, or one
// that begins with `.`, [^...] or \p{...}.
Result<CharRanges> FirstChars(std::string_view expanded);

// The characters with which a match can end, in order; nothing where they
// can't be told.
std::optional<CharRanges> LastChars(std::string_view expanded);

// What the characters of a run are: none, those of a decimal number (digits,
// points and commas) or Latin letters.
enum class RunKind { kNone, kNumber, kLetters };

// The characters that can follow the run with which a match begins, and the
// lengths of run that they can follow.
struct RunEnds {
  struct End {
    char32_t first = 0;
    char32_t last = 0;  // included
    RunLengths after;
  };
  std::vector<End> ends;
  RunLengths open;  // lengths with which a match can end

  // Whether there can be a match where a run of this length is followed so.
  bool Fit(size_t length, char32_t next) const;
};

// More than can really follow, never less.
RunEnds EndsOfRun(std::string_view expanded, RunKind kind);

}  // namespace tingwen
