// How the fields of a token are said: the formatters that a rule's `say` may
// name, {field:formatter}.
#pragma once

#include <string>
#include <string_view>

#include "normalize/normalizer.h"

namespace tingwen {

// What goes in is the raw text of a field, what comes out is what is said.
using Formatter = std::string (*)(std::string_view value,
                                  const ReadingStyle& style);

// Null where there is none of this name. docs/formats/rules.md lists them.
Formatter FindFormatter(std::string_view name);

}  // namespace tingwen
