// The text of a DAISY 3 book: DTBook 2005-3.
#pragma once

#include <string>
#include <vector>

#include "publish/book.h"
#include "publish/book_contents.h"

namespace tingwen {

// Ids in the text and in the SMIL of a chapter.
std::string DtbookId(size_t chapter, size_t sentence);
std::string DtbSmilLink(size_t chapter, size_t sentence);

std::string DtbookText(const Book& book,
                       const std::vector<ContentsEntry>& contents);

}  // namespace tingwen
