// Comments, picture and chapters of FLAC, Opus and Ogg Vorbis files.
#pragma once

#include <string>

#include "base/result.h"
#include "publish/audio_writer.h"

namespace tingwen {

// Writes the tags into a finished file: Vorbis comments, the cover as a
// picture, chapters as CHAPTER001=hh:mm:ss.mmm and CHAPTER001NAME, as players
// know them. `path` is for messages. kOutput where the disk is full.
Status WriteXiphTags(int descriptor, AudioFormat format, const AudioTags& tags,
                     const std::string& path);

}  // namespace tingwen
