// What a rundown must not say.
#pragma once

#include "app/rundown.h"

namespace tingwen {

// Checks values against each other and against what there is, and sets what
// follows from names: on_error, seconds, name. kInput with the place of the
// value.
Status CheckRundown(Rundown& rundown);

}  // namespace tingwen
