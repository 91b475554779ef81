// Third-tone sandhi: a third tone before another one is spoken as a second.
//
// Where more than two meet, the grouping decides (展览馆 223, 小老虎 323): it
// works from the inside out, first inside words, which are split as the
// lexicon can split them, then inside feet of short words, then between feet
// up to the next break (Shih 1986; Chen 2000, chapter 9).
#pragma once

#include "pronounce/sentence_draft.h"

namespace tingwen {

// Changes the surface tones of the syllables of a sentence whose breaks are
// set, and gives the reason `third_tone` to those that changed.
void ApplyThirdTone(const Lexicon& lexicon, Reason third_tone,
                    SentenceDraft& draft);

}  // namespace tingwen
