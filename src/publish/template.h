// Texts with places to fill.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace tingwen {

// {{name}} becomes values.at("name"); names that are not known stay.
std::string FillTemplate(std::string_view text,
                         const std::map<std::string, std::string>& values);

}  // namespace tingwen
