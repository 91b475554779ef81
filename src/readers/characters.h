// What becomes of single characters: full-width forms, spaces, line ends,
// invisible and lost characters.
#pragma once

#include "base/result.h"
#include "readers/draft.h"

namespace tingwen {

// Folds full-width letters and digits, makes every line end LF and every space
// U+0020, and takes out what can't be seen or was lost (with a diagnostic), by
// data/rules/repair_characters.tsv. kInternal where that table is wrong.
Status MendCharacters(Draft& draft);

}  // namespace tingwen
