// From the bytes of a file to a Document with blocks and sentences.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"
#include "readers/read_options.h"

namespace tingwen {

// Reads a whole document in any known format: charset detection, repair,
// structure, sentences. `path` is used for messages, and its ending where the
// content doesn't tell the format. kInput for empty, blank, damaged, encrypted
// and binary input, and for what is larger than the limits.
Result<Document> ReadDocument(std::string_view bytes, const std::string& path,
                              const ReadOptions& options = {});

// Reads one line of UTF-8 as a text of its own, for filters: glosses and
// noise are repaired and sentences split, but nothing is taken for a title or
// byline. Never fails: ill-formed bytes become diagnostics.
Document ReadLine(std::string_view line, const ReadOptions& options = {});

}  // namespace tingwen
