// Where the chapters of a book begin in a document.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "publish/book.h"

namespace tingwen {

struct BookPart {
  Id first_block = 0;
  std::string title;
  int level = 1;
  std::string name;  // of the file inside the document (SourcePart), if any
};

// Each chapter of an EPUB is a part. Any other document is one part if it is
// no longer than an article (12,000 bytes of text); longer ones begin a part at
// each heading of their highest level, and at a paragraph where a part gets
// too long for players. Never empty for a document with blocks.
std::vector<BookPart> PartsOf(const Document& document);

// The text of the blocks [first_block, last_block), all of which have marks.
// Times count from `begin` on (samples of the marks). Pages are those of PDF.
std::vector<BookBlock> BlocksOf(const Document& document, Id first_block,
                                Id last_block, int sample_rate, uint64_t begin);

}  // namespace tingwen
