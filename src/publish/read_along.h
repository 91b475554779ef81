// A read-along page: one HTML file that lights the text while it is heard, and
// needs nothing else of the network. Its look and its script are
// data/publish/read_along.{html,css,js}.
#pragma once

#include <string>

#include "base/result.h"
#include "publish/book.h"

namespace tingwen {

enum class PageAudio {
  kInside,  // in the page, as data: addresses
  kBeside,  // in files beside it: page.mp3, page-2.mp3 ...
};

// kOutput where a file can't be written. `links` is markup that stands above
// the controls, such as the way back to an index.
Status WriteReadAlong(const Book& book, const std::string& path,
                      PageAudio place, const std::string& links = {});

}  // namespace tingwen
