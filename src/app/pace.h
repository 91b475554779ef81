// Voices that read one programme at one pace.
#pragma once

#include <string>

#include "app/bulletin_script.h"
#include "base/result.h"

namespace tingwen {

// Gives every voice of the script the pauses of `leader`, and the rate at which
// it takes as long for the words of the script. A voice keeps its own pace for
// reading alone; two in turn would be heard to race and to drag. Errors as of
// PhonemeTable::Load.
Status MatchPace(const std::string& leader, Script& script);

}  // namespace tingwen
