// The keys of `tingwen speak`.
#pragma once

#include <string>
#include <string_view>

namespace tingwen {

enum class ReadingAct {
  kNone,  // no such key
  kPause,
  kNext,
  kPrevious,
  kNextParagraph,
  kPreviousParagraph,
  kNextHeading,
  kPreviousHeading,
  kFaster,
  kSlower,
  kRepeat,
  kSpell,
  kWhere,
  kSearch,
  kSetBookmark,
  kGoToBookmark,
  kHelp,
  kQuit,
};

// What a key press is for: a character, or an escape sequence.
ReadingAct ActOf(std::string_view pressed);

// The keys and what they do, a line each.
std::string ReadingHelp();

}  // namespace tingwen
