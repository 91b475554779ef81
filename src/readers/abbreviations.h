// Latin abbreviations that end with a full stop without ending the sentence.
#pragma once

#include <string_view>

namespace tingwen {

// Whether the word before a full stop is one of
// data/rules/structure_abbreviations.tsv (Mr, etc), a single letter (J) or
// letters with full stops inside (U.S).
bool IsAbbreviation(std::string_view word);

}  // namespace tingwen
