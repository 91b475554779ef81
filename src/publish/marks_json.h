// The marks file of `convert --marks`: where each sentence and word is in the
// text, in the source and in the audio (docs/formats/marks.md).
#pragma once

#include <string>

#include "document/document.h"

namespace tingwen {

// The text of the file. `sample_rate` is that of AudioMark's samples.
std::string MarksJson(const Document& document, int sample_rate);

}  // namespace tingwen
