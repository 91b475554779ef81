// The document and its layers as JSON (docs/formats/layers.md).
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "document/document.h"

namespace tingwen {

// Byte span as [begin, end).
nlohmann::ordered_json SpanJson(Span span);

// What the readers found: the whole piece, its parts, blocks, sentences,
// glosses, removals and diagnostics.
nlohmann::ordered_json StructureJson(const Document& document);

// The same and all other layers, each element with its text, its span in the document, its
// span in the source, its parent and its reason.
nlohmann::ordered_json LayersJson(const Document& document);

// UTF-8 text of a JSON value; ill-formed strings are mended, not thrown at.
// `indent` as in nlohmann's dump(): -1 for one line.
std::string DumpJson(const nlohmann::ordered_json& value, int indent = -1);

}  // namespace tingwen
