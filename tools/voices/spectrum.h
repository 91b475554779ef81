// Long-term spectra in thirds of an octave.
#pragma once

#include <array>
#include <vector>

namespace tingwen {

struct Third {
  double hz;
  double human;  // dB SPL at 70 dB in all
};

// Human speech: D. Byrne et al., "An international comparison of long-term
// average speech spectra", JASA 96, 1994, table II.
inline constexpr std::array kThirds = {
    Third{100, 54.4},  Third{125, 57.7},  Third{160, 56.8},  Third{200, 60.2},
    Third{250, 60.3},  Third{315, 59.0},  Third{400, 62.1},  Third{500, 62.1},
    Third{630, 60.5},  Third{800, 56.8},  Third{1000, 53.7}, Third{1250, 53.0},
    Third{1600, 52.0}, Third{2000, 48.7}, Third{2500, 48.1}, Third{3150, 46.8},
    Third{4000, 45.6}, Third{5000, 44.5}, Third{6300, 44.3}, Third{8000, 43.7}};

// Levels in dB; 0 is the mean of the thirds from 200 Hz to 4 kHz.
using Spectrum = std::array<double, kThirds.size()>;

// Of samples at kEngineSampleRate, by Welch's method: the mean power of
// overlapping windows.
Spectrum LongTermSpectrum(const std::vector<float>& samples);

Spectrum HumanSpectrum();

// The root of the mean square difference from human speech, 200 Hz to 8 kHz.
double DistanceFromHuman(const Spectrum& spectrum);

}  // namespace tingwen
