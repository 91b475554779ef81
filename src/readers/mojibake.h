// Text that was read in a wrong encoding: UTF-8 as GBK (鏂伴椈) or as Latin-1
// (æ–°é—»), GBK as Latin-1 (ÐÂÎÅ).
#pragma once

#include "readers/draft.h"

namespace tingwen {

// Reads lines that are such text once more, rightly, with a note; characters
// that were lost on the way are reported by the characters' pass. A line of
// nothing but rare characters that can't be read otherwise is reported.
void RepairMojibake(Draft& draft);

}  // namespace tingwen
