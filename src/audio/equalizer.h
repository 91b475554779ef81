// Filters that shape the sound: a high-pass against rumble, and the bands that
// take the edge off a synthetic voice.
#pragma once

#include <array>
#include <span>
#include <vector>

namespace tingwen {

struct FilterBand {
  enum class Kind { kHighPass, kPeak, kLowShelf, kHighShelf };
  Kind kind = Kind::kPeak;
  double hz = 1000;  // the corner, the middle of a peak, of a shelf's slope
  double gain = 0;   // dB; not for kHighPass
  double q = 0.7071;
};

// Second-order sections after R. Bristow-Johnson, "Cookbook formulae for audio
// equalizer biquad filter coefficients", in transposed direct form II.
class Equalizer {
 public:
  // A band whose frequency is not below half of the rate is left out.
  Equalizer(const std::vector<FilterBand>& bands, int sample_rate,
            int channels);

  bool empty() const { return sections_.empty(); }

  // Filters interleaved frames in place, going on from the last call.
  void Process(std::span<float> samples);

  // The gain at a frequency in dB.
  double ResponseDb(double hz) const;

 private:
  struct Section {
    double b0, b1, b2, a1, a2;
  };
  struct Memory {
    double s1 = 0;
    double s2 = 0;
  };
  static Section Design(const FilterBand& band, double sample_rate);
  void ProcessChannel(std::span<float> samples, size_t channel);

  int sample_rate_;
  size_t channels_;
  std::vector<Section> sections_;
  std::vector<Memory> memory_;  // sections of channel 0, of channel 1, ...
};

}  // namespace tingwen
