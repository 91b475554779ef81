// EPUB 3.3 with Media Overlays and the metadata of EPUB Accessibility 1.1.
#pragma once

#include <string>

#include "base/result.h"
#include "publish/book.h"

namespace tingwen {

// kOutput where the file can't be written, kInput where the audio can't be
// read.
Status WriteEpub(const Book& book, const std::string& path);

}  // namespace tingwen
