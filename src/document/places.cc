#include "document/places.h"

namespace tingwen {
namespace {

std::string_view FirstPart(const Document& document, std::string_view source) {
  return document.parts.empty() ? source : document.parts[0].span.Of(source);
}

}  // namespace

Places::Places(const Document& document, std::string_view file, Position begin)
    : document_(document),
      source_(document.SourceBytes(file)),
      counter_(FirstPart(document, source_),
               // Parts stand there decoded.
               document.parts.empty() ? document.metadata.encoding : "",
               begin) {}

Places::Place Places::At(size_t offset) {
  if (document_.parts.empty()) return {document_.path, counter_.At(offset)};
  const auto& parts = document_.parts;
  const auto next = std::upper_bound(
      parts.begin(), parts.end(), offset,
      [](size_t at, const SourcePart& part) { return at < part.span.begin; });
  const size_t index = next == parts.begin() ? 0 : next - parts.begin() - 1;
  const SourcePart& part = parts[index];
  if (index != part_) {
    counter_ = SourcePositions(part.span.Of(source_), "", {1, 1});
  }
  part_ = index;
  return {document_.path + "#" + part.name,
          counter_.At(offset - part.span.begin)};
}

}  // namespace tingwen
