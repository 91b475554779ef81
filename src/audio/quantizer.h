// From floating-point samples to whole numbers of 16 or 24 bits.
#pragma once

#include <cstdint>
#include <span>

namespace tingwen {

class Quantizer {
 public:
  // With `dither` the rounding errors become a steady noise below the last
  // bit (triangular, two steps wide) in place of a distortion. Digital silence
  // stays silence. The noise is the same each time.
  Quantizer(int bits, bool dither);

  // One channel, full scale is 1.0, what exceeds it is clipped. The numbers
  // fill the upper bits, as libsndfile wants them.
  void Process(std::span<const float> samples, int32_t* numbers);

 private:
  int shift_;
  float scale_;
  bool dither_;
  uint32_t random_ = 0x2545F491;
};

}  // namespace tingwen
