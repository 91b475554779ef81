// The filters' loop: one line in, one line out, at once.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tingwen {

// Answers every line of standard input with exactly one line on standard
// output. Nothing waits in a buffer while the program waits for input.
Status FilterLines(const std::function<std::string(std::string_view)>& answer);

// Writes text to standard output; kOutput where it is closed or full.
Status Print(std::string_view text);

}  // namespace tingwen
