// Finds the rule that fits at a place of a text, in time that does not depend
// on the length of the text.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "rules/rule_book.h"

namespace tingwen {

// A field that a rule captured.
struct Capture {
  std::string_view name;  // lives as long as the matcher
  Span span;              // in the text
};

struct RuleMatch {
  size_t rule = 0;  // index in RuleBook::rules()
  Span span;        // in the text
  Span left;        // what the rule's left column found just before
  Span right;       // what its right column found just after
  std::vector<Capture> captures;  // ordered by place; without empty ones
};

// Whether a topic is spoken of where the match is.
using TopicTest = std::function<bool(const std::string& topic)>;

// Patterns are compiled when a text first needs them: a text without digits
// never compiles the rules of digits. Threads may share a matcher.
class RuleMatcher {
 public:
  // Bytes after the place, and before it, that a rule can see.
  static constexpr size_t kWindow = 512;
  static constexpr size_t kLeftWindow = 96;

  // `book` must outlive the matcher and stay as it is.
  explicit RuleMatcher(const RuleBook& book);
  RuleMatcher(RuleMatcher&&) noexcept;
  RuleMatcher& operator=(RuleMatcher&&) noexcept;
  ~RuleMatcher();

  const RuleBook& book() const;

  // Whether any rule can begin with this character.
  bool CanBegin(char32_t c) const;

  // The best rule at a byte position of a text (a sentence): the highest
  // priority, then the longest match, then the first row. A match never ends
  // inside a run of digits or of Latin letters, and is never empty.
  std::optional<RuleMatch> Match(std::string_view text, size_t position,
                                 const TopicTest& has_topic) const;

  // Compiles a rule now. kInput, with file and line, for a bad pattern.
  Status Check(size_t rule) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
