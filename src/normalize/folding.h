// Full-width digits, letters and number signs as half-width ones, so that the
// rules need to know one form only.
#pragma once

#include <optional>
#include <string_view>

#include "document/aligned_text.h"

namespace tingwen {

// The folded text, aligned with the given one; nothing where there is nothing
// to fold. Punctuation such as ， and ： is left as it is.
std::optional<AlignedText> FoldWidth(std::string_view text);

}  // namespace tingwen
