// ExtractPdf in a process of its own: files from strangers make poppler crash,
// run on and on, or ask for all memory.
#pragma once

#include "readers/pdf_pages.h"

namespace tingwen {

// As ExtractPdf; also kInput where that crashes, or takes more time or memory
// than the limits allow.
Result<PdfBook> ExtractPdfInChild(std::string_view bytes,
                                  const std::string& path,
                                  const ReadLimits& limits);

}  // namespace tingwen
