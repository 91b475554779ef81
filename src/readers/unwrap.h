// Lines that were broken at a fixed width, as in e-mails and wire copy.
#pragma once

#include "readers/draft.h"

namespace tingwen {

// Joins the lines of a paragraph where the text was wrapped: where most lines
// that don't end as sentences do are equally wide (20 to 160 columns, a Han
// character counting two). A blank line or an indented one begins a paragraph.
void UnwrapLines(Draft& draft);

}  // namespace tingwen
