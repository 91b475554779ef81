// The pattern language of rule tables: RE2 with named macros.
//
//   {name}        a macro, or any key of the table of that name
//   {field=name}  the same, captured as a field
//   (?<field>..)  a captured field
//   a blank       optional spaces (also no-break and ideographic ones)
//   everything else is RE2 (https://github.com/google/re2/wiki/Syntax)
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tingwen {

// Macros by name, already expanded.
using Macros = std::map<std::string, std::string, std::less<>>;

// The RE2 syntax of a pattern. kInput for an unknown macro or a brace that
// does not close.
Result<std::string> ExpandPattern(std::string_view pattern,
                                  const Macros& macros);

// A pattern that matches the text and nothing else.
std::string QuotePattern(std::string_view text);

}  // namespace tingwen
