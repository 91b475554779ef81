// The reading order of a page: from above to below, column by column.
#pragma once

#include <vector>

#include "readers/pdf_pages.h"

namespace tingwen {

// Puts the words of a page in reading order and numbers their columns
// (PdfWord::column). Words that are set across the page follow behind.
//
// The page is cut where white space runs down between words (recursive X-Y
// cut, Nagy and Seth 1984), but only where both sides look like columns of
// text, whose lines mostly fill their width: a table is read row by row.
void OrderWords(std::vector<PdfWord>& words);

}  // namespace tingwen
