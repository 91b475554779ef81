// Pinyin in brackets behind the characters that it belongs to: 戰(zhàn).
#pragma once

#include "base/result.h"
#include "readers/draft.h"

namespace tingwen {

// Takes glosses out of the text and keeps them as evidence of pronunciation.
// A bracket is a gloss if it holds nothing but legal pinyin of no more
// syllables than there are Han characters before it, and
//   - each syllable has a tone: zhàn, shūjì, zhan4; or
//   - some have, and half of them agree with the characters: xiānsheng; or
//   - none has, nothing is capital, and all agree: 們(men).
// (NBA), (an), (he said), (Li Na) and every other remark stay.
//
// Half a gloss, (zhàn or zhàn), is dropped with a diagnostic; where a `?` tells
// that characters were lost with it, an ellipsis is left in its place.
// kInternal where a table is wrong.
Status RemoveGlosses(Draft& draft);

}  // namespace tingwen
