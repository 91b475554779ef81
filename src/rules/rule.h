// One row of a rule table: how a stretch of text is recognised and said.
// docs/formats/rules.md describes the columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/pattern_edges.h"

namespace tingwen {

// A topic that no words show: the number at the place of the match was read as
// a code before in the document.
inline constexpr std::string_view kEarlierTopic = "earlier";

struct Rule {
  std::string reason;  // "rules/date.tsv:14"
  std::string path;    // the file, for messages
  size_t line = 0;

  std::string id;
  int priority = 0;            // of several rules the highest wins
  std::string topic;           // of `@topic` in the left column
  std::string left;            // RE2, what stands just before; may be empty
  std::string pattern;         // RE2
  std::string right;           // RE2, what stands just after; may be empty
  std::string semiotic_class;  // "date"
  std::string say;             // a template of the normalizer
  std::string example;
  std::string expected;
  CharRanges first;  // the characters that the pattern can begin with
  // The characters that `left` can end with, ordered; nothing: any.
  std::optional<CharRanges> left_end;
};

}  // namespace tingwen
