// Text of one line, for titles and cells.
#pragma once

#include <string>
#include <string_view>

namespace tingwen {

// Well-formed UTF-8: control characters become spaces.
std::string CleanText(std::string_view text);

}  // namespace tingwen
