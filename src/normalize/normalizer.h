// Text normalization: what kind of thing each stretch of a sentence is
// (ClassifyTokens), and how it is said (VerbalizeTokens).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace tingwen {

// How slogans such as “十四五” are said.
enum class SloganStyle {
  kSpoken,  // as broadcasters say them
  kExpand,  // the first time by their full name instead
  kBoth,    // the first time with their full name after them
};

// Which marks are said by name, for people who listen with a screen reader.
// The names and what counts as `some` are data: rules/punctuation.tsv.
enum class Verbosity { kNone, kSome, kAll };

enum class YearStyle {
  kDigits,    // 二零二五年
  kCardinal,  // 两千零二十五年
};

struct NormalizeOptions {
  SloganStyle slogans = SloganStyle::kSpoken;
  Verbosity punctuation = Verbosity::kNone;
  bool emoji = false;               // said by name, or passed over
  std::string style = "broadcast";  // a row of rules/styles.tsv
  std::optional<YearStyle> years;   // over what the style says
  // Folders of an editor's own rules, each over the ones before.
  std::vector<std::string> user_rules;
};

class Normalizer {
 public:
  // Loads the rule tables (*.tsv) of `rules_folder` and slogans.tsv of
  // `lexicon_folder`. kInternal where they are missing or a row is wrong,
  // kUsage for a style that no table has, kInput for a folder of user rules
  // that can't be read.
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
