// The parts of a file that holds others, one behind the other: what source
// spans of its document count (Document::unpacked).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "readers/piece.h"

namespace tingwen {

class SourceParts {
 public:
  // Adds a part behind the others; answers its index. Not once bytes() is in
  // use.
  size_t Add(std::string name, std::string_view bytes);

  size_t size() const { return parts_.size(); }
  const std::string& bytes() const { return bytes_; }
  const SourcePart& operator[](size_t index) const { return parts_[index]; }
  std::string_view BytesOf(size_t index) const {
    return parts_[index].span.Of(bytes_);
  }

  // A piece whose source is `text`, which came from a part, as one whose
  // source is all parts.
  Piece Place(size_t index, const AlignedText& text, Piece piece) const;

  // Gives a piece of this source its parts.
  void MoveInto(Piece& piece) &&;

 private:
  std::string bytes_;
  std::vector<SourcePart> parts_;
};

}  // namespace tingwen
