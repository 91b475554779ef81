#include "readers/source_parts.h"

#include <utility>

namespace tingwen {

size_t SourceParts::Add(std::string name, std::string_view bytes) {
  const size_t begin = bytes_.size();
  bytes_ += bytes;
  parts_.push_back({std::move(name), {begin, bytes_.size()}});
  return parts_.size() - 1;
}

Piece SourceParts::Place(size_t index, const AlignedText& text,
                         Piece piece) const {
  AlignedTextComposer part(bytes_);
  part.Take(parts_[index].span);
  return Chain(std::move(part).Build({}).Then(text), std::move(piece));
}

void SourceParts::MoveInto(Piece& piece) && {
  piece.parts = std::move(parts_);
  piece.unpacked = std::move(bytes_);
}

}  // namespace tingwen
