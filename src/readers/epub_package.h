// What an EPUB says of itself: its chapters in reading order, its navigation,
// title and author (EPUB 2.0.1 OPF; EPUB 3.3, 5 and 7).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "readers/markup.h"
#include "readers/zip_archive.h"

namespace tingwen {

struct EpubChapter {
  std::string name;    // in the archive
  std::string unread;  // why it is left out: "navigation", "cover"; else empty
};

// An entry of the table of contents.
struct EpubNavigationEntry {
  std::string name;  // of the chapter
  std::string label;
  int level = 1;
};

struct EpubPackage {
  std::string name;  // of the package document in the archive
  std::string title;
  Span title_source;  // in the package document
  std::string author;
  std::string date;
  std::vector<EpubChapter> chapters;
  std::vector<EpubNavigationEntry> navigation;
};

// Reads META-INF/container.xml, the package document and the navigation.
// `package` is set to the bytes of the package document. kInput where one of
// them is missing or damaged, and where chapters are encrypted.
Result<EpubPackage> ReadEpubPackage(ZipArchive& zip, const std::string& path,
                                    const ReadLimits& limits,
                                    std::string& package);

}  // namespace tingwen
