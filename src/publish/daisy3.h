// DAISY 3 (ANSI/NISO Z39.86-2005): package, NCX, DTBook, SMIL and MP3.
#pragma once

#include <string>

#include "base/result.h"
#include "publish/book.h"

namespace tingwen {

// Writes into a folder that exists; its book.opf last, so that a book that is
// not whole does not open. kOutput where a file can't be written.
Status WriteDaisy3(const Book& book, const std::string& folder);

}  // namespace tingwen
