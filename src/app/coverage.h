// The proof that nothing of a document is lost: every character is spoken, or
// there is a reason why it isn't.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace tingwen {

// Whether a removal for this reason took no text away, but marks and times
// around it.
bool IsMarkup(std::string_view reason);

// Text that no spoken word stands for.
struct LeftOut {
  Span source;         // in source bytes
  std::string text;    // as it stands there
  std::string reason;  // empty: nobody knows, which is an error of ours
};

struct Coverage {
  size_t spoken = 0;    // characters of the document inside spoken words
  size_t left_out = 0;  // characters of the source that are not, without spaces
  std::vector<LeftOut> stretches;  // ordered by source
  bool Holds() const;              // whether each stretch has a reason
};

// Compares the words, tokens and removals of a document, all layers of which
// are filled, with `source`, the bytes that its spans count. Markup (the
// removals "markup" and "timing") and spaces are no characters of a document.
Coverage MeasureCoverage(const Document& document, std::string_view source);

}  // namespace tingwen
