#include "voices/spectrum.h"

#include <fftw3.h>

#include <cmath>
#include <numbers>

#include "synth/synthesizer.h"

namespace tingwen {
namespace {

constexpr size_t kFft = 4096;
const double kHalfThird = std::exp2(1.0 / 6);

// The mean power of each bin.
std::vector<double> MeanPower(const std::vector<float>& samples) {
  std::vector<float> window(kFft);
  std::vector<fftwf_complex> bins(kFft / 2 + 1);
  std::vector<double> power(bins.size());
  fftwf_plan plan = fftwf_plan_dft_r2c_1d(static_cast<int>(kFft), window.data(),
                                          bins.data(), FFTW_ESTIMATE);
  for (size_t begin = 0; begin + kFft <= samples.size(); begin += kFft / 2) {
    for (size_t i = 0; i < kFft; ++i) {
      const double turn = static_cast<double>(i) / kFft;
      window[i] =
          samples[begin + i] *
          static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * turn));
    }
    fftwf_execute(plan);
    for (size_t i = 0; i < bins.size(); ++i) {
      power[i] +=
          double{bins[i][0]} * bins[i][0] + double{bins[i][1]} * bins[i][1];
    }
  }
  fftwf_destroy_plan(plan);
  return power;
}

Spectrum Centred(Spectrum spectrum) {
  double sum = 0;
  double count = 0;
  for (size_t t = 0; t < kThirds.size(); ++t) {
    if (kThirds[t].hz < 200 || kThirds[t].hz > 4000) continue;
    sum += spectrum[t];
    ++count;
  }
  for (double& level : spectrum) level -= sum / count;
  return spectrum;
}

}  // namespace

Spectrum LongTermSpectrum(const std::vector<float>& samples) {
  const std::vector<double> power = MeanPower(samples);
  Spectrum spectrum{};
  for (size_t t = 0; t < kThirds.size(); ++t) {
    double sum = 1e-12;
    for (size_t i = 0; i < power.size(); ++i) {
      const double hz = static_cast<double>(i) * kEngineSampleRate / kFft;
      if (hz >= kThirds[t].hz / kHalfThird && hz < kThirds[t].hz * kHalfThird) {
        sum += power[i];
      }
    }
    spectrum[t] = 10 * std::log10(sum);
  }
  return Centred(spectrum);
}

Spectrum HumanSpectrum() {
  Spectrum spectrum{};
  for (size_t t = 0; t < kThirds.size(); ++t) spectrum[t] = kThirds[t].human;
  return Centred(spectrum);
}

double DistanceFromHuman(const Spectrum& spectrum) {
  const Spectrum human = HumanSpectrum();
  double sum = 0;
  double count = 0;
  for (size_t t = 0; t < kThirds.size(); ++t) {
    if (kThirds[t].hz < 200) continue;
    sum += (spectrum[t] - human[t]) * (spectrum[t] - human[t]);
    ++count;
  }
  return std::sqrt(sum / count);
}

}  // namespace tingwen
