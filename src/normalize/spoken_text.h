// The spoken layer as readable text.
#pragma once

#include <string>

#include "document/document.h"

namespace tingwen {

// What is said for a sentence, with its punctuation as written:
// “增长百分之五，”. A space parts Latin words that were written apart.
std::string SpokenTextOf(const Document& document, Id sentence);

}  // namespace tingwen
