// What goes when there is too much for a slot.
#pragma once

#include "app/bulletin_script.h"
#include "app/rundown.h"
#include "document/document.h"

namespace tingwen {

// How many of a document's blocks must stay: title and the first paragraph.
size_t FewestBlocks(const Document& document);

// `count` blocks, without headings and announcements that would stand last.
size_t KeptWithoutLeads(const Document& document, size_t count);

// Takes the last paragraph out, and a heading or an announcement that it leaves
// behind. Answers the blocks that went; 0 where nothing more may.
size_t CutTail(Document& document);

// Leaves one thing out: of the items that are still in, the one with the
// largest priority (the later of equals) loses its last paragraph, or goes
// altogether, as Rundown::leave_out says. False where nothing is left to go; at
// least one item stays.
bool LeaveOut(const Rundown& rundown, Script& script);

}  // namespace tingwen
