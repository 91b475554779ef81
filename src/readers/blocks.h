// The parts of an article: title, byline, dateline, headings, paragraphs, end
// marks.
#pragma once

#include "base/result.h"
#include "document/document.h"
#include "readers/piece.h"

namespace tingwen {

// Fills the block layer of a document. `marked` are the blocks that its format
// names, with spans of the document text; paragraphs among them, and every line
// where there are none, are looked at by data/rules/structure.tsv. Fills title,
// author and date of the metadata where the format didn't and a title, byline
// or dateline does (the date as ISO 8601, only with its year). `continues`: the
// first lines are no titles. kInternal where a table is wrong.
Status FindBlocks(Document& document, const std::vector<PieceBlock>& marked,
                  bool continues);

}  // namespace tingwen
