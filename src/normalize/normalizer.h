// Text normalization: what kind of thing each stretch of a sentence is
// (ClassifyTokens), and how it is said (VerbalizeTokens).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace tingwen {

// How quoted slogans such as “十四五” are said.
enum class SloganStyle {
  kSpoken,  // as broadcasters say them
  kExpand,  // with their full name, the first time
};

struct NormalizeOptions {
  SloganStyle slogans = SloganStyle::kSpoken;
};

class Normalizer {
 public:
  // Loads the rule tables (*.tsv) of `rules_folder` and slogans.tsv of
  // `lexicon_folder`. kInternal where they are missing or a row is wrong.
  static Result<Normalizer> Load(const std::string& rules_folder,
                                 const std::string& lexicon_folder,
                                 const NormalizeOptions& options = {});
  Normalizer(Normalizer&&) noexcept;
  Normalizer& operator=(Normalizer&&) noexcept;
  ~Normalizer();

  // Appends the token layer: every character of every sentence that is not a
  // space is in one token.
  void ClassifyTokens(Document& document) const;
  // Appends the spoken layer: one piece or more for each token.
  void VerbalizeTokens(Document& document) const;

 private:
  struct State;
  explicit Normalizer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
