// Fades without corners, at the ends of a sound and where two meet.
#pragma once

#include <cstdint>
#include <span>

namespace tingwen {

// The gain of a fade-in at `position` of its length, from 0 to 1: half a
// cosine. 1 - FadeGain(position) is the fade-out that fits it.
float FadeGain(double position);

// Fades a piece of a longer sound: `begin` is the piece's first frame, `total`
// the frames of the whole, `fade_in` and `fade_out` are in frames and may be
// longer than the whole.
void FadeEnds(std::span<float> samples, int channels, uint64_t begin,
              uint64_t total, uint64_t fade_in, uint64_t fade_out);

}  // namespace tingwen
