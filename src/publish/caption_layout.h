// Where the lines of captions end.
#pragma once

#include <vector>

#include "publish/captions.h"

namespace tingwen {

// The captions of a sentence that is heard, each a few lines of words. Neither
// captions nor lines are empty.
std::vector<std::vector<CaptionLine>> LayOut(const TimedSentence& sentence,
                                             const CaptionRules& rules);

}  // namespace tingwen
