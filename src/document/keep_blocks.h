// A document that ends earlier.
#pragma once

#include "document/document.h"

namespace tingwen {

// Takes everything after the first `count` blocks out of all layers, so that it
// isn't spoken. The text stays as it is. For documents without marks.
void KeepBlocks(Document& document, size_t count);

}  // namespace tingwen
