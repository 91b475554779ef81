// The parts of an article: title, byline, dateline, headings, paragraphs, end
// marks.
#pragma once

#include "base/result.h"
#include "document/document.h"

namespace tingwen {

// Fills the block layer of a document by data/rules/structure.tsv, and author
// and date of the metadata where a byline or dateline gives them (the date as
// ISO 8601, only with its year). kInternal where a table is wrong.
Status FindBlocks(Document& document);

}  // namespace tingwen
