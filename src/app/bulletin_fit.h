// A bulletin that lasts as long as its slot.
#pragma once

#include "app/bulletin_audio.h"
#include "app/fit.h"

namespace tingwen {

// Performs the bulletin: as it is where the rundown names no slot, else at the
// tempo that fills the slot, leaving out what doesn't fit. kInput where no
// tempo within the limits, and nothing that may be left out, makes it fit: with
// how long it would be.
Result<Tempo> PerformBulletin(const Rundown& rundown, Script& script,
                              SoundBank& sounds, BulletinAudio& audio,
                              const SynthesisProgress& progress);

}  // namespace tingwen
