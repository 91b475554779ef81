// Any bytes as a PDF.
#include "reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return tingwen::FuzzReader("pdf", data, size);
}
