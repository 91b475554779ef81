// The pattern language of rule tables: RE2 with named macros.
//
//   {name}        a macro, or any key of the table of that name
//   {field=name}  the same, captured as a field
//   (?<field>..)  a captured field
//   a blank       optional spaces (also no-break and ideographic ones)
//   everything else is RE2 (https://github.com/google/re2/wiki/Syntax)
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// Ranges of code points, both ends included.
using CharRanges = std::vector<std::pair<char32_t, char32_t>>;

// The characters with which a match of an expanded pattern can begin. kInput
// where they can't be told: a pattern that matches nothing at all, or one
// that begins with `.`, [^...] or \p{...}.
Result<CharRanges> FirstChars(std::string_view expanded);

// The characters with which a match can end; nothing where they can't be told.
std::optional<CharRanges> LastChars(std::string_view expanded);

}  // namespace tingwen
