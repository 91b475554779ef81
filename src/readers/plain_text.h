// Documents from plain text that is decoded already.
#pragma once

#include <string>

#include "base/result.h"
#include "document/document.h"
#include "readers/read_options.h"

namespace tingwen {

// As ReadDocument. `continues`: the text goes on from a portion before it
// (readers/portions.h), so that its first lines are no titles, and it may turn
// out to be blank.
Result<Document> ReadPlainText(AlignedText text, const std::string& encoding,
                               const std::string& path,
                               const ReadOptions& options, bool continues);

}  // namespace tingwen
