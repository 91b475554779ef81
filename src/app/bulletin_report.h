// What a finished bulletin tells of itself.
#pragma once

#include "app/bulletin_audio.h"
#include "app/fit.h"
#include "publish/audio_tags.h"
#include "publish/bulletin_record.h"

namespace tingwen {

// Rows, chapters, what was left out and what a producer should look at. Files
// are not in it yet.
BulletinRecord RecordOf(const Rundown& rundown, const Script& script,
                        const BulletinAudio& audio, const SoundBank& sounds,
                        const MixFormat& mix, const Tempo& tempo);

// The speech and the sounds of a stretch, in seconds from its beginning.
std::vector<Chapter> CuesOfStretch(const Rundown& rundown, const Script& script,
                                   const BulletinAudio& audio,
                                   const MixFormat& mix,
                                   const FrameSpan& stretch);

}  // namespace tingwen
