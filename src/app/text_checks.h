// Numbers that can be read in more than one way, and odd punctuation.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace tingwen {

struct TextCheck {
  std::string kind;  // "number" or "punctuation"
  std::string id;    // of its message: "check.<id>"
  Span span;         // in document text
};

// What the rows of data/rules/check.tsv find in each block, and brackets and
// quotation marks without their other half. kInternal where the table is
// missing or wrong.
Result<std::vector<TextCheck>> CheckText(const Document& document);

}  // namespace tingwen
