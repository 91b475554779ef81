// How music makes room for speech.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tingwen {

// A stretch of frames, half-open.
struct FrameSpan {
  uint64_t begin = 0;
  uint64_t end = 0;
};

struct DuckingOptions {
  double depth = -12;    // dB, under speech
  uint64_t attack = 0;   // frames; the way down ends where speech begins
  uint64_t release = 0;  // frames; the way back begins where speech ends
  uint64_t hold = 0;     // frames; shorter gaps in speech don't count
};

// The gain of the music. Where speech is, is known beforehand, so the music is
// down when the first word comes and not after it.
class DuckingCurve {
 public:
  // `speech` is ordered and doesn't overlap.
  DuckingCurve(const std::vector<FrameSpan>& speech,
               const DuckingOptions& options);

  // The gains of the frames from `begin` on; factors, from the depth to 1.
  void Fill(uint64_t begin, std::span<float> gains) const;

 private:
  float GainAt(uint64_t frame, size_t next) const;

  DuckingOptions options_;
  float depth_;  // as a factor
  std::vector<FrameSpan> speech_;
};

}  // namespace tingwen
