// What the fuzz targets of the readers share.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "document/document.h"
#include "readers/reader.h"

namespace tingwen {

inline void Require(bool holds) {
  if (!holds) std::abort();
}

// Any bytes as a document of a format: it is refused, or its blocks and
// sentences lie in order in the text, each character that is no space in one
// of them, and every span leads into the source.
inline int FuzzReader(const char* format, const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ReadOptions options;
  options.format = format;
  const auto document = ReadDocument(bytes, "fuzz", options);
  if (!document) return 0;
  const std::string& text = document->text.text();
  const size_t source = document->SourceBytes(bytes).size();
  size_t end = 0;
  for (const Sentence& sentence : document->sentences) {
    Require(sentence.span.begin >= end && sentence.span.end <= text.size());
    Require(sentence.block < document->blocks.size());
    Require(document->SourceSpan(sentence.span).end <= source);
    Require(Trim(std::string_view(text).substr(end, sentence.span.begin - end))
                .empty());
    end = sentence.span.end;
  }
  Require(Trim(std::string_view(text).substr(end)).empty());
  for (const Removal& removal : document->text.removals()) {
    Require(removal.source.end <= source && !removal.reason.empty());
  }
  for (const Gloss& gloss : document->glosses) {
    Require(gloss.span.end <= text.size() && gloss.source.end <= source);
  }
  return 0;
}

}  // namespace tingwen
