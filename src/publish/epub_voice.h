// Gives an existing EPUB 3 a voice: its files stay as they are, but that the
// text that is heard gets elements with ids, and the package the overlays.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "publish/book.h"

namespace tingwen {

// A file of the archive.
struct EpubFile {
  std::string name;
  std::string bytes;
};

// Whether a package document is one of EPUB 3 without overlays; others can't
// be given any.
bool CanGetVoice(const std::string& package);

// `document` was read from the EPUB of these files, in the archive's order, and
// spoken as `book`. kOutput where `path` can't be written, kInput where the
// package is damaged.
Status WriteEpubWithVoice(const Book& book, const Document& document,
                          std::vector<EpubFile> files, const std::string& path);

}  // namespace tingwen
