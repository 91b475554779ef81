#include "rules/topic_finder.h"

#include <re2/re2.h>

#include <map>
#include <mutex>

namespace tingwen {

struct TopicFinder::State {
  const RuleBook& book;
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<RE2>> compiled;

  const RE2* Find(const std::string& topic) {
    const std::lock_guard<std::mutex> lock(mutex);
    if (const auto known = compiled.find(topic); known != compiled.end()) {
      return known->second.get();
    }
    const auto words = book.topics().find(topic);
    if (words == book.topics().end()) return nullptr;
    RE2::Options options;
    options.set_log_errors(false);
    return (compiled[topic] = std::make_unique<RE2>(words->second, options))
        .get();
  }
};

TopicFinder::TopicFinder(const RuleBook& book)
    : state_(new State{book, {}, {}}) {}
TopicFinder::TopicFinder(TopicFinder&&) noexcept = default;
TopicFinder& TopicFinder::operator=(TopicFinder&&) noexcept = default;
TopicFinder::~TopicFinder() = default;

std::string_view TopicFinder::Find(const std::string& topic,
                                   std::string_view text) const {
  const RE2* words = state_->Find(topic);
  re2::StringPiece found;
  if (words == nullptr || !words->ok() ||
      !words->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                    RE2::UNANCHORED, &found, 1)) {
    return {};
  }
  return {found.data(), found.size()};
}

}  // namespace tingwen
