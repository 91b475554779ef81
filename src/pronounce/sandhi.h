// Tone sandhi and erhua: from the readings of the dictionary to what is
// spoken.
#pragma once

#include "pronounce/sandhi_rules.h"
#include "pronounce/sentence_draft.h"

namespace tingwen {

// Sets the surface forms of all syllables of a sentence whose words, readings
// and breaks are there: erhua, the rules for single characters, then the third
// tone. Changed syllables get a reason, interned in `reasons`.
void ApplySandhi(const Lexicon& lexicon, const SandhiRules& rules,
                 SentenceDraft& draft, StringPool& reasons);

}  // namespace tingwen
