#include "audio/loudness.h"

#include <gtest/gtest.h>

#include "audio/decibels.h"
#include "audio/fade.h"
#include "audio/true_peak.h"
#include "unit/audio/signal.h"

namespace tingwen {
namespace {

Loudness Measure(const std::vector<float>& samples, int rate, int channels,
                 bool dual_mono = false) {
  auto meter = LoudnessMeter::Create(rate, channels, dual_mono);
  EXPECT_TRUE(meter);
  // In pieces that fit no window.
  for (size_t i = 0; i < samples.size(); i += 7000) {
    meter->Add(std::span(samples).subspan(
        i, std::min<size_t>(7000, samples.size() - i)));
  }
  return meter->Read();
}

// EBU Tech 3341, case 1: a stereo tone of 1 kHz at -23 dBFS.
TEST(LoudnessMeter, ReadsTheToneOfTech3341) {
  const std::vector<float> tone = Tone(1000, 48000, 20, FromDb(-23));
  std::vector<float> stereo;
  for (float sample : tone) stereo.insert(stereo.end(), {sample, sample});
  const Loudness loudness = Measure(stereo, 48000, 2);
  EXPECT_NEAR(loudness.integrated, -23, 0.1);
  EXPECT_NEAR(loudness.momentary_max, -23, 0.1);
  EXPECT_NEAR(loudness.short_term_max, -23, 0.1);
  EXPECT_NEAR(loudness.range, 0, 0.1);
}

TEST(LoudnessMeter, CountsDualMonoTwice) {
  const std::vector<float> tone = Tone(1000, 22050, 5, FromDb(-23));
  EXPECT_NEAR(Measure(tone, 22050, 1).integrated, -26, 0.1);
  EXPECT_NEAR(Measure(tone, 22050, 1, true).integrated, -23, 0.1);
  EXPECT_NEAR(Measure(tone, 22050, 1, true).short_term_max, -23, 0.1);
}

// EBU Tech 3341, case 2 and Tech 3342, case 1: quiet parts count less.
TEST(LoudnessMeter, GatesAndFindsTheRange) {
  std::vector<float> sound = Tone(1000, 48000, 20, FromDb(-20));
  const std::vector<float> softer = Tone(1000, 48000, 20, FromDb(-30));
  sound.insert(sound.end(), softer.begin(), softer.end());
  EXPECT_NEAR(Measure(sound, 48000, 1, true).range, 10, 0.1);
  EXPECT_NEAR(Measure(sound, 48000, 1, true).short_term_max, -20, 0.1);
}

TEST(LoudnessMeter, HasNothingToSayOfSilenceAndOfMoments) {
  EXPECT_TRUE(std::isinf(Measure({}, 48000, 1).integrated));
  EXPECT_TRUE(
      std::isinf(Measure(std::vector<float>(96000), 48000, 1).integrated));
  const Loudness brief = Measure(Tone(1000, 48000, 0.3, 0.1), 48000, 1);
  EXPECT_TRUE(std::isinf(brief.integrated));
  EXPECT_TRUE(std::isinf(brief.momentary_max));
}

TEST(LoudnessMeter, RefusesImpossibleRates) {
  EXPECT_FALSE(LoudnessMeter::Create(0, 1));
}

double TruePeakDb(const std::vector<float>& samples, int rate) {
  TruePeakMeter meter(rate, 1);
  for (size_t i = 0; i < samples.size(); i += 777) {
    meter.Add(std::span(samples).subspan(
        i, std::min<size_t>(777, samples.size() - i)));
  }
  return ToDb(meter.Finish());
}

// EBU Tech 3341, cases 15 to 19: tones whose samples miss the peaks; the
// reading may be 0.2 dB over and 0.4 dB under.
TEST(TruePeakMeter, FindsThePeaksBetweenTheSamples) {
  for (int rate : {22050, 44100, 48000}) {
    for (double part : {4.0, 6.0, 8.0}) {
      for (double phase : {0.0, 45.0, 60.0, 67.5}) {
        auto tone = Tone(rate / part, rate, 0.5, FromDb(-6),
                         phase * std::numbers::pi / 180);
        FadeEnds(tone, 1, 0, tone.size(), 1000, 1000);
        EXPECT_NEAR(TruePeakDb(tone, rate), -6, 0.2)
            << rate << "/" << part << " at " << phase;
      }
    }
  }
}

TEST(TruePeakMeter, CountsTheLastSampleAndAllChannels) {
  EXPECT_TRUE(std::isinf(TruePeakDb({}, 48000)));
  EXPECT_NEAR(TruePeakDb({0, 0, 0.5}, 48000), -6.02, 0.1);
  TruePeakMeter meter(48000, 2);
  meter.Add(std::vector<float>{0.1F, 0, 0, 0.7F, 0.1F, 0});
  EXPECT_NEAR(meter.Finish(), 0.7, 0.01);
}

}  // namespace
}  // namespace tingwen
