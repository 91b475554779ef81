// Which written characters the characters of a rewritten piece stand for.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace tingwen {

// One span for each character of `said`, a half-open byte span of `written`
// moved by `offset`. A character that is written as it is said has its own
// span; those in between share the span of what is written in between, or that
// of a neighbour where nothing is. "50万" said 五十万: 五 and 十 are 50, 万 is
// 万. Spans rise, and are disjoint or equal. The longest common subsequence
// decides.
std::vector<Span> AlignPiece(std::string_view said, std::string_view written,
                             size_t offset);

}  // namespace tingwen
