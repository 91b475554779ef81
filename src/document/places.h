// Where a source span is, in words for people.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"
#include "document/source_positions.h"

namespace tingwen {

// Answers the place of source offsets, counting on while they rise.
class Places {
 public:
  struct Place {
    std::string file;  // "a.txt"; with its part "a.epub#OEBPS/1.xhtml"
    Position position;
  };

  // `document` and the bytes of its file must outlive this; of a portion of a
  // long text, its bytes and where they begin.
  Places(const Document& document, std::string_view file,
         Position begin = {1, 1});

  Place At(size_t offset);

 private:
  const Document& document_;
  std::string_view source_;
  size_t part_ = 0;
  SourcePositions counter_;
};

}  // namespace tingwen
