#include <algorithm>
#include <cmath>

#include "publish/plot.h"

namespace tingwen {
namespace {

constexpr double kStep = 0.01;     // seconds
constexpr double kWindow = 0.04;   // seconds
constexpr double kLowest = 60;     // Hz
constexpr double kHighest = 500;   // Hz
constexpr double kVoiced = 0.5;    // of the normalized autocorrelation
constexpr double kSilence = 1e-5;  // mean energy
// A longer period must be this much better than a shorter one, or octaves
// would be mistaken.
constexpr double kOctaveCost = 0.03;

// How alike a stretch and the same one `lag` samples later are, -1 to 1.
double Likeness(const float* samples, size_t size, size_t lag) {
  double product = 0;
  double here = 0;
  double later = 0;
  for (size_t i = 0; i < size; ++i) {
    product += double{samples[i]} * samples[i + lag];
    here += double{samples[i]} * samples[i];
    later += double{samples[i + lag]} * samples[i + lag];
  }
  return here > 0 && later > 0 ? product / std::sqrt(here * later) : 0;
}

double PitchAt(const PlotSound& sound, size_t begin) {
  const int rate = sound.sample_rate;
  const auto size = static_cast<size_t>(kWindow * rate);
  const auto shortest = static_cast<size_t>(rate / kHighest);
  const auto longest = static_cast<size_t>(rate / kLowest);
  if (begin + size + longest > sound.samples.size()) return 0;
  const float* samples = sound.samples.data() + begin;
  double energy = 0;
  for (size_t i = 0; i < size; ++i) energy += double{samples[i]} * samples[i];
  if (energy < kSilence * static_cast<double>(size)) return 0;
  double best = kVoiced;
  size_t period = 0;
  for (size_t lag = shortest; lag <= longest; ++lag) {
    const double octaves =
        std::log2(static_cast<double>(lag) / static_cast<double>(shortest));
    const double score = Likeness(samples, size, lag) - kOctaveCost * octaves;
    if (score > best) {
      best = score;
      period = lag;
    }
  }
  return period == 0 ? 0
                     : static_cast<double>(rate) / static_cast<double>(period);
}

}  // namespace

std::vector<double> TrackPitch(const PlotSound& sound) {
  const auto step = static_cast<size_t>(kStep * sound.sample_rate);
  std::vector<double> pitch;
  for (size_t begin = 0; begin < sound.samples.size(); begin += step) {
    pitch.push_back(PitchAt(sound, begin));
  }
  return pitch;
}

}  // namespace tingwen
