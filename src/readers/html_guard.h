// What is known of HTML before it is parsed: gumbo needs time for each tag that
// grows with how deep it stands, and for each attribute with how many its tag
// has.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tingwen {

// kInput where elements may stand inside each other more than `depth` deep, or
// a tag has more than a thousand attributes.
Status CheckNesting(std::string_view text, const std::string& path,
                    size_t depth);

}  // namespace tingwen
