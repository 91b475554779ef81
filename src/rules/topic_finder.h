// What a text is about, told by its words: sports, weather, finance.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "rules/rule_book.h"

namespace tingwen {

// Threads may share a finder; a topic's words are compiled at its first use.
class TopicFinder {
 public:
  // `book` must outlive the finder.
  explicit TopicFinder(const RuleBook& book);
  TopicFinder(TopicFinder&&) noexcept;
  TopicFinder& operator=(TopicFinder&&) noexcept;
  ~TopicFinder();

  // Whether a word of the topic stands in the text. False for an unknown one.
  bool Has(const std::string& topic, std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
