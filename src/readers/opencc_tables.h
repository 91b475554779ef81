// OpenCC's conversion from traditional to simplified characters, laid out so
// that each piece of the result knows where it came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "readers/read_options.h"

namespace tingwen {

// What a character tells of the text that it stands in.
enum class Script : uint8_t {
  kBoth,         // in use in both, or no Han
  kTraditional,  // 陳: not in GB/T 2312, and its other form is kSimplified
  kVariant,     // 裏, 昇: not in GB/T 2312 either, but its other form, 里 or
                // 升, is in use in both; names keep it
  kSimplified,  // 陈: in GB/T 2312, not in Big5
};

class OpenccTables {
 public:
  // Loads OpenCC's t2s, and over it the rows of
  // data/rules/repair_traditional.tsv (`with_own_rows`): what t2s leaves to the
  // reader, such as 著 for 着. For Taiwan and Hong Kong, tw2sp and hk2s as one
  // conversion. kInternal where OpenCC's data is missing.
  static Result<OpenccTables> Load(
      Traditional traditional = Traditional::kCharacters,
      bool with_own_rows = true);

  struct Match {
    size_t size = 0;                      // bytes of the text
    const std::string* output = nullptr;  // null: these bytes as they are
  };
  // The longest phrase, else the character, that begins at a position where
  // a character of several bytes begins.
  Match MatchAt(std::string_view text, size_t position) const;
  // The same for a character alone.
  Match MatchCharacter(char32_t c, size_t size) const;

  Script ScriptOf(char32_t c) const {
    return c < scripts_.size() ? scripts_[c] : Script::kBoth;
  }

 private:
  struct Phrase {
    std::string key;
    std::string output;
  };

  // A text converted throughout.
  std::string Convert(std::string_view text) const;
  void AddEntry(const std::string& key, std::string output);
  void SortPhrases();
  void FindScripts();

  std::unordered_map<char32_t, std::string> characters_;
  // By their first character, the longest first.
  std::unordered_map<char32_t, std::vector<Phrase>> phrases_;
  std::vector<Script> scripts_;
  std::vector<bool> first_;  // whether anything begins with the character
};

}  // namespace tingwen
