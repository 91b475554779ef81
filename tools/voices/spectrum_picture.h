// A picture of a voice's spectrum before and after its equalizer.
#pragma once

#include <string>

#include "base/result.h"
#include "voices/spectrum.h"

namespace tingwen {

// An SVG. kOutput where it can't be written.
Status DrawSpectra(const std::string& path, const Spectrum& before,
                   const Spectrum& after);

}  // namespace tingwen
