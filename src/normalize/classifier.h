// Which kind of thing is each stretch of a sentence?
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"
#include "normalize/mentions.h"
#include "normalize/normalizer.h"
#include "normalize/slogans.h"
#include "rules/rule_book.h"
#include "rules/rule_matcher.h"
#include "rules/topic_finder.h"

namespace tingwen {

// The classes that need no rule; the others are named by the rules.
inline constexpr std::string_view kHanClass = "han";
inline constexpr std::string_view kLatinClass = "latin";
inline constexpr std::string_view kDigitsClass = "digits";  // no rule took them
inline constexpr std::string_view kPunctuationClass = "punctuation";
inline constexpr std::string_view kSymbolClass = "symbol";
inline constexpr std::string_view kForeignClass = "foreign";  // other scripts
inline constexpr std::string_view kSloganClass = "slogan";
inline constexpr std::string_view kEmojiClass = "emoji";

// The fields of a slogan token: its term, or what its full name swallows.
inline constexpr std::string_view kTermField = "term";
inline constexpr std::string_view kFollowField = "follow";

class Classifier {
 public:
  // All of them must outlive the classifier.
  Classifier(const RuleBook& book, const RuleMatcher& matcher,
             const TopicFinder& topics, const SloganList& slogans,
             const NormalizeOptions& options);

  // Appends the tokens of one sentence. `mentions` is what the sentences before
  // it in the document said; this one is added.
  void Classify(Document& document, Id sentence, Mentions& mentions) const;

 private:
  friend class SentenceClassifier;

  const RuleMatcher& matcher_;
  const TopicFinder& topics_;
  const SloganList& slogans_;
  const NormalizeOptions& options_;
  const Table* punctuation_;
  const Table* symbols_;
  const Table* quotes_;
};

}  // namespace tingwen
