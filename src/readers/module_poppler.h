// What poppler tells of a PDF. It is a module of its own, tingwen-poppler.so,
// that is loaded with the first PDF: poppler and the libraries it needs take
// nearly four megabytes of every process else.
#pragma once

#include <string_view>
#include <vector>

#include "readers/pdf_pages.h"

namespace tingwen {

enum class PdfFailure {
  kNone,
  kDamaged,
  kLocked,  // it needs a password
  kPages,   // more than kMostPdfPages
  kLength,  // more text than asked for
};

struct PopplerAnswer {
  PdfFailure failure = PdfFailure::kNone;
  // Words as poppler tells them, blank ones, too; the entries of the outline
  // with their spaces.
  PdfBook book;
  // Of each page, whether it sets fonts. Asked only where it has next to no
  // text.
  std::vector<bool> has_fonts;
};

// Reads a PDF with at most `most_text` bytes of text.
using ReadWithPoppler = void(std::string_view bytes, size_t most_text,
                             PopplerAnswer& answer);
inline constexpr char kPopplerModule[] = "tingwen-poppler.so";
inline constexpr char kPopplerFunction[] = "TingwenReadWithPoppler";

}  // namespace tingwen
