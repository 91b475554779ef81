// Which rules can fit at a place, told from the run of digits or letters there
// and from the character after it.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace tingwen {

// Works out what a text asks for when it first asks, so that a short text pays
// for the rules that concern it only. Threads may share an index.
class RuleIndex {
 public:
  // `rules` must outlive the index and stay as they are.
  explicit RuleIndex(const std::vector<Rule>& rules);
  RuleIndex(RuleIndex&&) noexcept;
  RuleIndex& operator=(RuleIndex&&) noexcept;
  ~RuleIndex();

  // The rules that can match at a byte position, and a few more: the highest
  // priority first, then the first row.
  const std::vector<size_t>& Find(std::string_view text, size_t position) const;

 private:
  class Group;
  std::vector<std::unique_ptr<Group>> groups_;  // by RunKind
};

}  // namespace tingwen
