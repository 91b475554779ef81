// An article that lasts as long as its slot.
#pragma once

#include "app/fit.h"
#include "document/document.h"
#include "synth/voice.h"

namespace tingwen {

struct FittedVoice {
  Voice voice;
  Tempo tempo;
};

// The voice at the tempo at which the document lasts `seconds`. Paragraphs at
// its end that don't fit are taken out of it, with the note "left_out". kInput
// where it can't be made to fit, kUsage for wrong limits, else as Synthesizer.
Result<FittedVoice> FitDocument(Document& document, const Voice& voice,
                                double seconds, const FitLimits& limits);

}  // namespace tingwen
