// The tones in the samples themselves: fundamental frequency by
// autocorrelation, for every voice.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "unit/synth/speech.h"

namespace tingwen {
namespace {

// The period of a voice lies between these, in samples (400 and 70 Hz).
constexpr size_t kShortest = 55;
constexpr size_t kLongest = 315;
constexpr size_t kWindow = 450;

// Formants are taken away by averaging over 1.4 ms, twice.
std::vector<double> Smooth(const std::vector<double>& samples) {
  constexpr size_t kAverage = 31;
  std::vector<double> smooth(samples.size() - kAverage);
  for (size_t i = 0; i < smooth.size(); ++i) {
    for (size_t k = 0; k < kAverage; ++k) smooth[i] += samples[i + k];
  }
  return smooth;
}

double Similarity(const std::vector<double>& samples, size_t lag) {
  double product = 0;
  double energy_here = 1;
  double energy_there = 1;
  for (size_t i = 0; i < kWindow; ++i) {
    product += samples[i] * samples[i + lag];
    energy_here += samples[i] * samples[i];
    energy_there += samples[i + lag] * samples[i + lag];
  }
  return product / std::sqrt(energy_here * energy_there);
}

// In semitones over 1 Hz, around `position`.
double PitchAt(const std::vector<int16_t>& samples, size_t position) {
  const auto begin = samples.begin() + static_cast<ptrdiff_t>(position) -
                     (kWindow + kLongest) / 2;
  const std::vector<double> smooth =
      Smooth(Smooth({begin, begin + kWindow + kLongest + 100}));
  std::vector<double> similarity(kLongest + 1, 0);
  for (size_t lag = kShortest; lag <= kLongest; ++lag) {
    similarity[lag] = Similarity(smooth, lag);
  }
  // The first peak that is nearly the highest: later ones are its multiples,
  // and what comes before the first valley is the signal beside itself.
  size_t lag = kShortest;
  while (lag < kLongest && similarity[lag + 1] < similarity[lag]) ++lag;
  const double best = *std::max_element(
      similarity.begin() + static_cast<ptrdiff_t>(lag), similarity.end());
  while (similarity[lag] < 0.9 * best) ++lag;
  while (lag < kLongest && similarity[lag + 1] > similarity[lag]) ++lag;
  return 12 * std::log2(22050.0 / static_cast<double>(lag));
}

struct Contour {
  double early;
  double middle;
  double late;
};

// "ma" has its vowel from about two fifths on.
Contour ContourOf(const Speech& speech, size_t word) {
  const AudioMark mark = speech.Marks(MarkKind::kWord).at(word);
  const auto at = [&](double share) {
    const double length = static_cast<double>(mark.end - mark.begin);
    return PitchAt(speech.samples,
                   mark.begin + static_cast<size_t>(share * length));
  };
  return {at(0.45), at(0.62), at(0.8)};
}

class TonePitch : public testing::TestWithParam<const char*> {};

TEST_P(TonePitch, TonesGoWhereTheyShould) {
  auto voice = LoadVoice(DataPath("voices"), GetParam());
  ASSERT_TRUE(voice);
  voice->rate = 120;  // enough periods to measure
  const Speech speech = Speak({"ma1, ma2, ma3, ma4, ma3 ma1."}, *voice);
  ASSERT_TRUE(speech.status);
  const Contour high = ContourOf(speech, 0);
  const Contour rising = ContourOf(speech, 1);
  const Contour dipping = ContourOf(speech, 2);
  const Contour falling = ContourOf(speech, 3);
  const Contour low = ContourOf(speech, 4);
  EXPECT_NEAR(high.early, high.late, 2.0);
  EXPECT_GT(rising.late - rising.early, 2.0);
  EXPECT_GT(dipping.late - dipping.middle, 0.0);
  EXPECT_GT(falling.early - falling.late, 3.0);
  EXPECT_LT(low.late, low.early);
  EXPECT_GT(high.middle - low.middle, 5.0);
  EXPECT_GT(high.middle - rising.early, 3.0);
  EXPECT_GT(falling.early - dipping.early, 3.0);
}

INSTANTIATE_TEST_SUITE_P(Voices, TonePitch,
                         testing::Values("newsreader", "calm", "fast"));

}  // namespace
}  // namespace tingwen
