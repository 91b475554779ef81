// Where the characters of a rewritten piece come from.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace tingwen {

// For each character of `spoken`, the bytes of `written` that it stands for.
// Han characters that stand in both, in the same order, stand for themselves
// (万 of 50万 and 五十万); what is between them stands for all that is written
// between (五十 for 50); where nothing is written there, for its neighbour.
// The spans begin in order. `spoken` is well-formed UTF-8.
std::vector<Span> AlignSpoken(std::string_view written,
                              std::string_view spoken);

}  // namespace tingwen
