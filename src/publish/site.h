// A site of read-along pages: an index, and a page and audio files an article.
#pragma once

#include <string>

#include "base/result.h"
#include "publish/book.h"

namespace tingwen {

// Writes into a folder that exists: <name of the document>.html with its audio
// beside it; index.html last. kOutput where a file can't be written.
Status WriteSite(const Book& book, const std::string& folder);

}  // namespace tingwen
