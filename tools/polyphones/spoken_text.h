// Turns raw sentences into what the model sees when the program runs: read,
// normalized and split into words by the same code.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/lexicon.h"

namespace tingwen::polyphones {

struct SpokenSentence {
  std::u32string text;
  std::vector<uint32_t> word_of;  // word index of each character
  // The raw code point that each character stands for; -1 for one that was
  // written differently.
  std::vector<int> raw_index;
};

class SpokenText {
 public:
  // Loads the program's data (DataPath). Errors as of the rooms.
  static Result<SpokenText> Load();
  SpokenText(SpokenText&&) noexcept;
  ~SpokenText();

  // The sentences of one line of text.
  std::vector<SpokenSentence> Analyze(std::string_view line) const;

  const Lexicon& lexicon() const;

 private:
  struct State;
  explicit SpokenText(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen::polyphones
