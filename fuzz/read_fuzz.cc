// Any bytes as a document: no crash, and every byte is read or accounted for.
#include <cstdint>
#include <cstdlib>

#include "document/document.h"
#include "readers/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto document = tingwen::ReadDocument(bytes, "fuzz");
  if (!document) return 0;
  tingwen::Span last{0, 0};
  for (const tingwen::Sentence& sentence : document->sentences) {
    if (sentence.span.begin < last.end) std::abort();
    if (sentence.span.end > document->text.text().size()) std::abort();
    if (document->SourceSpan(sentence.span).end > size) std::abort();
    last = sentence.span;
  }
  return 0;
}
