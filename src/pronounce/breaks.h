// Where the voice rests: by punctuation, by structure, and between the
// prosodic phrases of a long clause.
#pragma once

#include "pronounce/break_rules.h"
#include "pronounce/sentence_draft.h"

namespace tingwen {

// Sets break_after of the sentence's words, which have their syllables. What
// is written counts first; clauses of more than a dozen syllables get phrase
// breaks where they hurt least.
void SetBreaks(const Document& document, Id sentence, const Lexicon& lexicon,
               const BreakRules& rules, SentenceDraft& draft);

}  // namespace tingwen
