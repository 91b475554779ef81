// Footnotes of books that don't mark them: two links that lead to each other
// and bear no more than a number or sign are the reference and its note.
#pragma once

#include "readers/markup_walker.h"

namespace tingwen {

// What is known of the nodes of a chapter: references and the links back are
// left out, the blocks that the latter begin are footnotes; hidden elements
// are left out.
NodeNotes FindEpubNotes(const MarkupTree& tree);

}  // namespace tingwen
