// DAISY 2.02: NCC, SMIL 1.0, text as XHTML 1.0 and MP3, one of each a chapter.
#pragma once

#include <string>

#include "base/result.h"
#include "publish/book.h"

namespace tingwen {

// Writes into a folder that exists; its ncc.html last, so that a book that is
// not whole does not open. kOutput where a file can't be written.
Status WriteDaisy2(const Book& book, const std::string& folder);

}  // namespace tingwen
