// Full-width digits, letters and number signs as half-width ones, and numbers
// without the spaces between their digits, so that the rules need to know one
// form only.
#pragma once

#include <optional>
#include <string_view>

#include "document/aligned_text.h"

namespace tingwen {

// The folded text, aligned with the given one; nothing where there is nothing
// to fold. Punctuation such as ， and ： is left as it is.
std::optional<AlignedText> FoldWidth(std::string_view text);

// The same without needless spaces: inside numbers that are spaced out digit by
// digit, as in 2 0 2 5 or 5 . 2, before a point or a comma (3 .5), and between
// Han and digits or Latin letters (2025 年, A 股).
std::optional<AlignedText> FoldText(std::string_view text);

}  // namespace tingwen
