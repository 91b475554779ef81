// Cue points of a WAV file with their names, which libsndfile doesn't write.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "publish/audio_tags.h"

namespace tingwen {

// The chunks "cue " and "LIST" of type "adtl" with a label and a length for
// each cue (Microsoft/IBM, Multimedia Programming Interface and Data
// Specifications 1.0). Nothing for no cues.
std::string RenderCues(const std::vector<Chapter>& cues, int sample_rate);

// Appends chunks to a finished WAV or RF64 file and corrects its size. `path`
// is for messages.
Status AppendChunks(int descriptor, const std::string& chunks,
                    const std::string& path);

}  // namespace tingwen
