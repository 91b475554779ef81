// Repair of what scraping left in a text: lost spaces, mojibake, leftover
// markup.
#pragma once

#include "base/result.h"
#include "readers/draft.h"

namespace tingwen {

// Applies the rows of data/rules/repair.tsv in their order. kInternal where
// that table is wrong.
Status RepairPatterns(Draft& draft);

}  // namespace tingwen
