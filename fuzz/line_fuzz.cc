// Any bytes as a line through the whole front end: no crash, and the spans of
// all layers lie in order within the line.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "app/pipeline.h"

namespace {

const tingwen::FrontEnd& TheFrontEnd() {
  static const auto front_end = [] {
    auto loaded = tingwen::FrontEnd::Load({});
    if (!loaded) {
      std::fputs(tingwen::Describe(loaded.error()).c_str(), stderr);
      std::abort();
    }
    return *std::move(loaded);
  }();
  return front_end;
}

template <class Element>
void CheckSpans(const std::vector<Element>& layer, size_t size) {
  size_t last = 0;
  for (const Element& element : layer) {
    if (element.span.begin < last || element.span.end > size) std::abort();
    last = element.span.begin;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  if (line.find('\n') != line.npos) return 0;
  const tingwen::Document document = TheFrontEnd().AnalyzeLine(line);
  const size_t length = document.text.text().size();
  CheckSpans(document.tokens, length);
  CheckSpans(document.spoken, length);
  CheckSpans(document.words, length);
  CheckSpans(document.syllables, length);
  return 0;
}
