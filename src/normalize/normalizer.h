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

// Settings of the reading style that formatters obey.
struct ReadingStyle {
  bool year_digits = true;  // 二零二五年; otherwise 两千零二十五年
  bool yao = true;          // 幺 for 1 in telephone numbers
};

struct NormalizeOptions {
  SloganStyle slogans = SloganStyle::kSpoken;
  ReadingStyle style;
  // Folders of an editor's own rules, each over the ones before.
  std::vector<std::string> user_rules;
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

  // The rows of the editor's folders that were refused, with file, line and
  // reason; the others are in force. A row whose example is not read as it
  // expects is refused too.
  const std::vector<Error>& issues() const;

  // Checks the rows of our own tables as an editor's are checked: every
  // pattern compiles, every example is read as it expects. For tests.
  std::vector<Error> CheckRules() const;

  // Appends the token layer: every character of every sentence that is not a
  // space is in one token.
  void ClassifyTokens(Document& document) const;
  // Appends the spoken layer: one piece or more for each token.
  void VerbalizeTokens(Document& document) const;

 private:
  struct State;
  explicit Normalizer(std::unique_ptr<State> state);
  void RefuseBadUserRules();
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
