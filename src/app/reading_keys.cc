#include "app/reading_keys.h"

#include <array>

#include "base/message.h"

namespace tingwen {
namespace {

// A row of the keyboard: the keys, as typed and as the help names them, and the
// message that says what they do.
struct Key {
  ReadingAct act;
  std::array<const char*, 3> pressed;
  const char* shown;
  const char* message;
};

constexpr std::array<Key, 17> kKeys = {{
    {ReadingAct::kPause, {" "}, "space", "speak.pause"},
    {ReadingAct::kNext, {"n", "\x1b[C"}, "n, right", "speak.next"},
    {ReadingAct::kPrevious, {"p", "\x1b[D"}, "p, left", "speak.previous"},
    {ReadingAct::kNextParagraph,
     {"d", "\x1b[B"},
     "d, down",
     "speak.next_paragraph"},
    {ReadingAct::kPreviousParagraph,
     {"u", "\x1b[A"},
     "u, up",
     "speak.previous_paragraph"},
    {ReadingAct::kNextHeading, {"h"}, "h", "speak.next_heading"},
    {ReadingAct::kPreviousHeading, {"H"}, "H", "speak.previous_heading"},
    {ReadingAct::kFaster, {"+", "="}, "+", "speak.faster"},
    {ReadingAct::kSlower, {"-"}, "-", "speak.slower"},
    {ReadingAct::kRepeat, {"r"}, "r", "speak.repeat"},
    {ReadingAct::kSpell, {"s"}, "s", "speak.spell"},
    {ReadingAct::kWhere, {"w"}, "w", "speak.where"},
    {ReadingAct::kSearch, {"/"}, "/", "speak.search"},
    {ReadingAct::kSetBookmark, {"b"}, "b", "speak.bookmark"},
    {ReadingAct::kGoToBookmark, {"g"}, "g", "speak.go_to_bookmark"},
    {ReadingAct::kHelp, {"?"}, "?", "speak.help"},
    {ReadingAct::kQuit, {"q", "\x03", "\x04"}, "q", "speak.quit"},
}};

}  // namespace

ReadingAct ActOf(std::string_view pressed) {
  for (const Key& key : kKeys) {
    for (const char* one : key.pressed) {
      if (one != nullptr && pressed == one) return key.act;
    }
  }
  return ReadingAct::kNone;
}

std::string ReadingHelp() {
  std::string text;
  for (const Key& key : kKeys) {
    text += std::string(key.shown) + "  " + Message(key.message) + "\n";
  }
  return text;
}

}  // namespace tingwen
