// The tones in the samples themselves, alone and in pairs: fundamental
// frequency by autocorrelation, for every voice.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

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
  std::vector<double> around(kWindow + kLongest + 100);
  const size_t begin = position - (kWindow + kLongest) / 2;
  for (size_t i = 0; i < around.size() && begin + i < samples.size(); ++i) {
    around[i] = samples[begin + i];
  }
  const std::vector<double> smooth = Smooth(Smooth(around));
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
  if (best <= 0) return 0;  // no voice here
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

// In semitones: how far a tone must move, and how far high lies over low.
constexpr double kLevel = 2.0;
constexpr double kGlide = 1.5;
constexpr double kRegister = 4.0;

// What is wrong with the contour of a full tone; `high` is the height of a
// first tone, `last` whether a pause follows. Empty where it is right.
std::string FaultOf(int tone, const Contour& heard, double high, bool last) {
  switch (tone) {
    case 1:
      if (std::abs(heard.late - heard.early) > kLevel) return "not level";
      return std::abs(heard.middle - high) > kLevel ? "not high" : "";
    case 2:
      return heard.late - heard.early < kGlide ? "does not rise" : "";
    case 3:
      if (high - heard.middle < kRegister) return "not low";
      if (!last) return heard.late - heard.early > kLevel ? "rises" : "";
      return heard.late < heard.middle ? "does not come back" : "";
    default:
      return heard.early - heard.late < kGlide ? "does not fall" : "";
  }
}

class TonePitch : public testing::TestWithParam<const char*> {
 protected:
  Speech SpeakSlowly(const std::string& line) const {
    auto voice = LoadVoice(DataPath("voices"), GetParam());
    EXPECT_TRUE(voice);
    voice->rate = 120;  // enough periods to measure
    return Speak({line}, *voice);
  }
};

TEST_P(TonePitch, EveryTone) {
  const Speech speech = SpeakSlowly("ma1, ma2, ma3, ma4.");
  ASSERT_TRUE(speech.status);
  const double high = ContourOf(speech, 0).middle;
  for (int tone = 1; tone <= 4; ++tone) {
    const auto word = static_cast<size_t>(tone - 1);
    EXPECT_EQ(FaultOf(tone, ContourOf(speech, word), high, true), "") << tone;
  }
}

// A third tone is low before another one, too: sandhi is decided elsewhere.
TEST_P(TonePitch, EveryPairOfTones) {
  for (int first = 1; first <= 4; ++first) {
    for (int second = 1; second <= 4; ++second) {
      const std::string pair =
          "ma" + std::to_string(first) + " ma" + std::to_string(second);
      const Speech speech = SpeakSlowly("ma1, " + pair + ".");
      ASSERT_TRUE(speech.status);
      const double high = ContourOf(speech, 0).middle;
      EXPECT_EQ(FaultOf(first, ContourOf(speech, 1), high, false), "") << pair;
      EXPECT_EQ(FaultOf(second, ContourOf(speech, 2), high, true), "") << pair;
    }
  }
}

TEST_P(TonePitch, TheNeutralToneIsShort) {
  for (int first = 1; first <= 4; ++first) {
    const std::string full = "ma" + std::to_string(first);
    const Speech speech = SpeakSlowly(full + " ma1, " + full + " ma5.");
    ASSERT_TRUE(speech.status);
    const std::vector<AudioMark> words = speech.Marks(MarkKind::kWord);
    const auto length = [&](size_t word) {
      return words.at(word).end - words.at(word).begin;
    };
    EXPECT_LT(length(3), length(1) * 9 / 10) << full;
  }
}

INSTANTIATE_TEST_SUITE_P(Voices, TonePitch,
                         testing::Values("newsreader", "calm", "fast"));

}  // namespace
}  // namespace tingwen
