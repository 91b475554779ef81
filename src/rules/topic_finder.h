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

  // The first word of the topic in the text; empty where there is none, and
  // for an unknown topic.
  std::string_view Find(const std::string& topic, std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
