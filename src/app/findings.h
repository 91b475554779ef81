// What an editor should look at before a document is spoken.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace tingwen {

// The kinds that --fail-on knows: mojibake, text (other damage and oddities),
// reading, name, number, punctuation, repeated.
const std::vector<std::string>& FindingKinds();

struct Finding {
  std::string kind;
  std::string id;  // what of this kind: "half_width"
  Severity severity = Severity::kNote;
  Span source;          // in source bytes
  std::string text;     // what is doubtful
  std::string message;  // with the reading used and how to change it
  Id word = kNoId;      // the word to be heard; kNoId if none
  // More for programs, as docs/formats/check.md has it.
  nlohmann::ordered_json details;
};

// All findings in the order of the source. All layers but the marks must be
// filled; `confidence` (0 to 1) as for FindDoubts. kInternal where
// data/rules/check.tsv is missing or wrong.
Result<std::vector<Finding>> FindFindings(const Document& document,
                                          float confidence);

}  // namespace tingwen
