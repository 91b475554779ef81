#include "readers/piece.h"

#include <utility>

namespace tingwen {

Piece Chain(const AlignedText& outer, Piece piece) {
  for (Gloss& gloss : piece.glosses) {
    gloss.source = outer.SourceOf(gloss.source);
  }
  for (Diagnostic& diagnostic : piece.diagnostics) {
    diagnostic.source = outer.SourceOf(diagnostic.source);
  }
  piece.text = outer.Then(piece.text);
  return piece;
}

}  // namespace tingwen
