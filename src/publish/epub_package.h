// The package document of an EPUB, and its metadata, which books that are
// made and books that get a voice share.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "publish/book.h"

namespace tingwen {

// <meta property="...">value</meta> of EPUB Accessibility 1.1, 2 and 3, and of
// the voice. `certifiedBy` refines the id "conformance".
struct MetaEntry {
  std::string property;
  std::string value;
  std::string id{};
  std::string refines{};
};

// For a book whose text and audio are both whole.
std::vector<MetaEntry> AccessibilityMetadata(const Book& book);

// Names of files are relative to the package document.
std::string EpubPackageDocument(const Book& book, const std::string& cover,
                                const std::string& cover_type);

}  // namespace tingwen
