// How is each token said?
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "normalize/normalizer.h"
#include "normalize/say_template.h"
#include "normalize/slogans.h"
#include "rules/rule_book.h"

namespace tingwen {

class Verbalizer {
 public:
  // Rules of `book` whose template is wrong are refused there. The arguments
  // must outlive the verbalizer, and the rules stay as they are from then on.
  Verbalizer(RuleBook& book, const SloganList& slogans,
             const ReadingStyle& style, const NormalizeOptions& options);

  // Appends the spoken layer for all tokens.
  void Verbalize(Document& document) const;

 private:
  friend class DocumentVerbalizer;
  const SloganList& slogans_;
  const ReadingStyle& style_;
  const NormalizeOptions& options_;
  const Table* punctuation_;
  const Table* signs_;
  const Table* symbols_;
  const Table* quotes_;
  const Table* emoji_;
  std::vector<SayTemplate> templates_;
  // From the reason of a token to its rule's template.
  std::unordered_map<std::string_view, size_t> by_reason_;
};

}  // namespace tingwen
