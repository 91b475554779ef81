// Plain text.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "readers/reader.h"

namespace tingwen {

// Reads plain text in any encoding. Errors as ReadDocument.
Result<Document> ReadText(std::string_view bytes, const std::string& path,
                          const ReadOptions& options);

}  // namespace tingwen
