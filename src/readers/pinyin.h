// Pinyin as people write it: tone marks or digits, run together or spaced.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace tingwen {

struct WrittenSyllable {
  std::string base;  // lower case, v for ü: "lv"
  int tone = 0;      // 1 to 4; 5 where 5 or 0 is written; 0: nothing is written
  bool marked = false;  // the tone is a mark over a vowel

  // "lv4"; the neutral tone where no tone is written.
  std::string WithTone() const;
};

struct WrittenPinyin {
  std::vector<WrittenSyllable> syllables;
  bool has_capital = false;

  size_t CountToned() const;  // syllables with a written tone
  bool HasMark() const;       // whether any tone is a mark
};

// The legal Mandarin syllables (data/rules/repair_syllables.tsv).
class PinyinReader {
 public:
  // kInternal where the table is missing or wrong.
  static Result<PinyinReader> Load();

  // Reads a text that is nothing but pinyin: letters, tone marks (composed or
  // not) or digits, and between syllables spaces, apostrophes, hyphens or
  // middle dots. Of several ways to cut it the one with the fewest syllables,
  // and with the fewest that begin with a vowel without an apostrophe
  // (GB/T 16159-2012, 6.5). Nothing where it can't be read so.
  std::optional<WrittenPinyin> Read(std::string_view text) const;

 private:
  struct Letter;
  struct Cut;

  static bool ReadLetters(std::string_view text, std::vector<Letter>& letters,
                          bool& has_capital);
  std::optional<WrittenSyllable> SyllableOf(const Letter* begin,
                                            const Letter* end) const;

  // Fills cuts[end].
  void FindBestCut(const std::vector<Letter>& letters, std::vector<Cut>& cuts,
                   size_t end) const;

  std::unordered_set<std::string> syllables_;
};

// The syllable without tone mark and digit, letters for letters that a
// transliterator answers: "zhǎng" to "zhang". Empty for anything else.
std::string BaseOf(std::string_view syllable);

}  // namespace tingwen
