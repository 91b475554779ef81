// Where sentences end.
#pragma once

#include "document/document.h"

namespace tingwen {

// Fills the sentence layer from the block layer. A sentence ends
//   - after 。！？!? and, at the end of a quotation or line, …, with the
//   closing
//     quotes and brackets that follow;
//   - after a full stop of Latin text or one behind Han characters;
//   - at the end of a line and of a block;
// but not inside brackets and quotations, numbers (3.5), abbreviations
// (U.S.), e-mail and web addresses. What grows longer than 200 characters is
// cut after its last ； or ，, or else at a space or between characters, so
// that speech can begin while the rest is on its way.
// Every character of a block that is not a space is in one sentence.
void SplitSentences(Document& document);

}  // namespace tingwen
