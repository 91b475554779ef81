// From the bytes of a file to a Document with blocks and sentences.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace tingwen {

struct ReadOptions {
  // Traditional characters become simplified ones (OpenCC), spans kept.
  bool simplify = true;
  // Lost spaces, garbles, glosses and repeated titles are mended.
  bool repair = true;
};

// Reads a whole document: charset detection, repair, structure, sentences.
// `path` is used for messages. kInput for empty, blank and binary input.
Result<Document> ReadDocument(std::string_view bytes, const std::string& path,
                              const ReadOptions& options = {});

// Reads one line of UTF-8 as a text of its own, for filters: glosses and
// noise are repaired and sentences split, but nothing is taken for a title or
// byline. Never fails: ill-formed bytes become diagnostics.
Document ReadLine(std::string_view line, const ReadOptions& options = {});

}  // namespace tingwen
