// The package document of a book that gets a voice.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "publish/book.h"

namespace tingwen {

// A chapter that was spoken. Names are relative to the package document.
struct VoicedChapter {
  std::string text;  // the content document
  std::string overlay;
  std::string audio;
  double seconds = 0;
};

// The package with the files, durations and metadata of the voice. What is
// said of the book's accessibility stays; its conformance is not ours to claim.
// kInput where it is no XML.
Result<std::string> PackageWithVoice(const std::string& package,
                                     const std::string& path, const Book& book,
                                     const std::vector<VoicedChapter>& chapters,
                                     const std::string& style);

}  // namespace tingwen
