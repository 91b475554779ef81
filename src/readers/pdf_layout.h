// From the words of a PDF's pages to lines and paragraphs: which lines are of
// one paragraph, which are headings, and which belong to the page and not to
// the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "readers/pdf_pages.h"

namespace tingwen {

struct PdfLine {
  Span source;  // in the text of all pages
  PdfBox box;
  double height = 0;  // of its letters, as a measure of the font's size
  double first = 0;   // width of what could not be parted from its beginning
  size_t page = 0;
  size_t column = 0;  // of the page
  std::string drop;   // why it is left out: "page number"; empty: it is read
};

// The lines of a page whose words are in order, and its text: words with a
// space where there is one, each line ended by \n. `begin` is where that text
// begins in the source.
struct PdfPageText {
  std::string text;
  std::vector<PdfLine> lines;
};
PdfPageText LinesOfPage(const PdfPage& page, size_t number, size_t begin);

// Sets `drop` of the lines in the margins that repeat from page to page
// ("page header", "page footer") and of page numbers. `text` is that of all
// pages, `heights` are those of the pages.
void DropMargins(std::string_view text, const std::vector<double>& heights,
                 std::vector<PdfLine>& lines);

struct PdfParagraph {
  std::vector<PdfLine> lines;  // never empty
  int heading = 0;             // from 1 for the largest; 0: none
};

// Joins the lines that are read to paragraphs.
std::vector<PdfParagraph> JoinLines(std::string_view text,
                                    const std::vector<PdfLine>& lines);

}  // namespace tingwen
