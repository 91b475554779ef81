// The ID3v2.4 tag of an MP3 file; libsndfile writes none that can say UTF-8.
#pragma once

#include <string>

#include "publish/audio_writer.h"

namespace tingwen {

// The bytes of the tag, which stand before the first frame of the audio.
// Empty tags are left out.
std::string RenderId3(const AudioTags& tags);

}  // namespace tingwen
