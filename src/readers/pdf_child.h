// ExtractPdf in a process of its own: files from strangers make poppler crash,
// run on and on, or ask for all memory.
#pragma once

#include <chrono>
#include <cstddef>

#include "readers/pdf_pages.h"

namespace tingwen {

// What a PDF may take: time of the processor, and memory in bytes.
inline constexpr std::chrono::seconds kPdfTime{60};
inline constexpr size_t kPdfMemory = size_t{1} << 30;

// As ExtractPdf; also kInput where that crashes or takes more than kPdfTime or
// kPdfMemory.
Result<PdfBook> ExtractPdfInChild(std::string_view bytes,
                                  const std::string& path,
                                  const ReadLimits& limits);

}  // namespace tingwen
