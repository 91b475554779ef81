// Where the voice rests: by punctuation, by structure, and between the
// prosodic phrases of a long clause.
#pragma once

#include "pronounce/sentence_draft.h"

namespace tingwen {

// Sets break_after of the sentence's words, which have their syllables.
void SetBreaks(const Document& document, Id sentence, const Lexicon& lexicon,
               SentenceDraft& draft);

}  // namespace tingwen
