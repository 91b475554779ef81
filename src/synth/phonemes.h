// Pinyin as phoneme mnemonics of eSpeak NG.
//
// eSpeak is never given text or pinyin: it would apply a third-tone sandhi of
// its own. It is given phonemes and tone contours, of which it changes three:
// [214] before another syllable (so it is used only where that is wanted),
// [51] before [51] in one word, which falls less far, and the pitch of the
// neutral tone, which follows from the tone before it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tingwen {

// A syllable as it is spoken: "hang" and 2; "wanr" and 2.
struct ToneSyllable {
  std::string_view base;
  int tone = 5;  // 1 to 4, 5 neutral
};

// The parts of "hang2". Without a tone digit the tone is neutral.
ToneSyllable SplitTone(std::string_view pinyin);

// What comes after a syllable decides the contour of its third tone.
enum class Following {
  kSilence,   // the full 214
  kSyllable,  // the low half of it, 21
  kNeutral,   // 214, of which eSpeak keeps 21 and lifts the neutral tone to 44
};

class PhonemeTable {
 public:
  // Reads voices/mandarin.tsv. kInternal with path and line where it is wrong.
  static Result<PhonemeTable> Load(const std::string& path);

  // The mnemonics of a syllable, `|` between them and at the end, with the
  // stress mark ' before the vowel where `stressed` (the last full syllable of
  // a word, which makes it a unit of rhythm). Nothing for a syllable that the
  // table doesn't know.
  std::optional<std::string> Spell(std::string_view pinyin, Following following,
                                   bool stressed) const;

 private:
  // The phonemes without a tone, `*` where it goes.
  std::optional<std::string> FindBase(std::string_view base) const;

  std::map<std::string, std::string, std::less<>> initials_;
  std::map<std::string, std::string, std::less<>> syllables_;
  // By "initial/final"; "*/final" where any initial may stand.
  std::map<std::string, std::string, std::less<>> finals_;
};

}  // namespace tingwen
