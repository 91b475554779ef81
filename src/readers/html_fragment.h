// HTML inside other formats: the text of an entry of a feed, of a JSON value.
#pragma once

#include <string>

#include "base/result.h"
#include "document/aligned_text.h"
#include "readers/piece_writer.h"

namespace tingwen {

// Writes the blocks of a text that may be HTML; where it has no tags, each of
// its lines is a paragraph. `text` is composed of the writer's source.
// `format` begins the reasons of the blocks. Errors as ParseHtml.
Status WriteFragment(const AlignedText& text, std::string_view format,
                     const std::string& path, PieceWriter& writer);

}  // namespace tingwen
