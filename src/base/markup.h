// Texts inside of HTML.
#pragma once

#include <string>
#include <string_view>

namespace tingwen {

// For the text and the attributes of HTML.
std::string EscapeMarkup(std::string_view text);

}  // namespace tingwen
