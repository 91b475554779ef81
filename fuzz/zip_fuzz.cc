// Any bytes as an archive.
#include "reader_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  for (const char* format : {"epub", "docx", "odt"}) {
    tingwen::FuzzReader(format, data, size);
  }
  return 0;
}
