// Bytes inside of texts.
#pragma once

#include <string>
#include <string_view>

namespace tingwen {

// RFC 4648, 4.
std::string Base64(std::string_view bytes);

// A name of a file as a relative URI, its other characters in % escapes
// (RFC 3986).
std::string UriOf(std::string_view name);

}  // namespace tingwen
