// What every format is turned into before it is mended: text in reading order
// with its blocks. From here on all formats go the same way.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace tingwen {

struct PieceBlock {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;
  Span span;           // in the piece's text
  std::string reason;  // "html:<h2>"
};

struct Piece {
  AlignedText text;  // source: the file, or its parts one behind the other
  Metadata metadata;
  // In order; between them are line ends only. Empty for a text whose
  // structure is not marked and has to be found.
  std::vector<PieceBlock> blocks;
  std::vector<Gloss> glosses;           // ordered by span
  std::vector<Diagnostic> diagnostics;  // what the format itself is odd about
  std::vector<SourcePart> parts;        // as Document::parts
  std::string unpacked;                 // as Document::unpacked
};

// A piece whose source is the text of `outer`, as one of the source of that.
Piece Chain(const AlignedText& outer, Piece piece);

}  // namespace tingwen
