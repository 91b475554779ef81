// The chunks of a WAV file that playout systems read: bext (EBU Tech 3285,
// version 2) and cart (AES46).
#pragma once

#include <sndfile.h>

#include <cstdint>
#include <string>

#include "publish/audio_writer.h"

namespace tingwen {

// A text as a chunk's field of `size` bytes holds it: without control
// characters, cut between two characters.
std::string FieldText(const std::string& text, size_t size);

// Both must be set before the first sample. False where libsndfile refuses.
bool SetBroadcastChunk(SNDFILE* file, const AudioSpec& spec,
                       const AudioTags& tags);
bool SetCartChunk(SNDFILE* file, const AudioSpec& spec, const AudioTags& tags);

}  // namespace tingwen
