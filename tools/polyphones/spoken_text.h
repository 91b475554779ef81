// Turns raw sentences into what the model sees when the program runs: read,
// normalized and split into words by the same code.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "rules/lexicon.h"

namespace tingwen::polyphones {

struct SpokenSentence {
  std::u32string text;
  std::vector<uint32_t> word_of;  // word index of each character
  // The raw code point that each character stands for; -1 for one that was
  // written differently.
  std::vector<int> raw_index;
};

// A syllable as the program says it.
struct SpokenSyllable {
  std::string pinyin;  // before sandhi
  std::string reason;
  float confidence = 0;
};

class SpokenText {
 public:
  // Loads the program's data (DataPath), but the polyphone model from `model`
  // ("": none). Errors as of the rooms.
  static Result<SpokenText> Load(const std::string& model = "");
  SpokenText(SpokenText&&) noexcept;
  ~SpokenText();

  // The sentences of one line of text.
  std::vector<SpokenSentence> Analyze(std::string_view line) const;

  // The syllables of one line of text, by the code point that each is for.
  std::map<int, SpokenSyllable> Pronounce(std::string_view line) const;

  const Lexicon& lexicon() const;

 private:
  struct State;
  explicit SpokenText(std::unique_ptr<State> state);
  Document Read(std::string_view line) const;
  std::unique_ptr<State> state_;
};

}  // namespace tingwen::polyphones
