// The words of a PDF with their places, as poppler finds them; the only room
// for poppler's headers is module_poppler.cc.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "readers/read_options.h"

namespace tingwen {

// In points from the upper left corner of the page.
struct PdfBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double height() const { return bottom - top; }
  double width() const { return right - left; }
};

struct PdfWord {
  std::string text;
  PdfBox box;
  bool space_after = false;
  bool rotated = false;  // against the page
  size_t column = 0;     // set by OrderWords
};

struct PdfPage {
  double height = 0;
  std::vector<PdfWord> words;  // as poppler orders them
  // The page sets fonts, though no text, or none that makes sense, was told.
  bool lacks_unicode = false;
};

struct PdfBook {
  std::vector<PdfPage> pages;
  std::string author;
  std::string date;  // ISO 8601
  // The outline: the level of each entry, from 1, by its words without spaces.
  std::map<std::string, int, std::less<>> outline;
};

// A document with more pages than this is none.
inline constexpr int kMostPdfPages = 20000;

// Loads poppler (module_poppler.h): kInternal where that is missing. kInput for
// what is damaged, needs a password, has more than kMostPdfPages
// pages or more text than the limits.
Result<PdfBook> ExtractPdf(std::string_view bytes, const std::string& path,
                           const ReadLimits& limits);

}  // namespace tingwen
