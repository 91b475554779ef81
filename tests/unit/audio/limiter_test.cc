#include "audio/limiter.h"

#include <gtest/gtest.h>

#include "audio/decibels.h"
#include "unit/audio/signal.h"

namespace tingwen {
namespace {

std::vector<float> Limit(const std::vector<float>& samples, int rate,
                         int channels, double ceiling, size_t piece = 8000) {
  Limiter limiter(rate, channels, ceiling);
  std::vector<float> output;
  for (size_t i = 0; i < samples.size(); i += piece) {
    limiter.Process(
        std::span(samples).subspan(i, std::min(piece, samples.size() - i)),
        output);
  }
  limiter.Finish(output);
  return output;
}

double TruePeak(const std::vector<float>& samples, int rate, int channels) {
  TruePeakMeter meter(rate, channels);
  meter.Add(samples);
  return meter.Finish();
}

TEST(Limiter, LeavesWhatIsUnderTheCeilingAlone) {
  const std::vector<float> sound = Babble(22050, 2, 0.4);
  EXPECT_TRUE(Limit(sound, 22050, 1, 0.9) == sound);
}

TEST(Limiter, HoldsTruePeaksUnderTheCeiling) {
  for (int rate : {22050, 48000}) {
    const std::vector<float> sound = Babble(rate, 3, 1.6);
    for (double ceiling : {0.9, 0.5, 0.1}) {
      const std::vector<float> limited = Limit(sound, rate, 1, ceiling);
      ASSERT_EQ(limited.size(), sound.size());
      EXPECT_LT(ToDb(TruePeak(limited, rate, 1)), ToDb(ceiling) + 0.1);
      EXPECT_GT(ToDb(TruePeak(limited, rate, 1)), ToDb(ceiling) - 0.5);
    }
  }
}

TEST(Limiter, HoldsPeaksBetweenTheSamples) {
  // Every sample is 3 dB under the peaks of the wave.
  const auto tone = Tone(12000, 48000, 1, 1.0, std::numbers::pi / 4);
  const auto limited = Limit(tone, 48000, 1, FromDb(-2));
  EXPECT_LT(ToDb(TruePeak(limited, 48000, 1)), -1.9);
}

TEST(Limiter, HoldsTheVeryFirstPeak) {
  std::vector<float> sound(1000, 0.1F);
  sound[0] = 1;
  EXPECT_LT(Limit(sound, 22050, 1, 0.5)[0], 0.5001F);
}

TEST(Limiter, PiecesDoNotMatter) {
  const std::vector<float> sound = Babble(22050, 1, 1.5);
  const std::vector<float> whole = Limit(sound, 22050, 1, 0.5, sound.size());
  EXPECT_TRUE(Limit(sound, 22050, 1, 0.5, 1) == whole);
  EXPECT_TRUE(Limit(sound, 22050, 1, 0.5, 777) == whole);
}

TEST(Limiter, ComesBackAfterAPeak) {
  std::vector<float> sound(44100, 0.2F);
  sound[5000] = 1.0F;
  const std::vector<float> limited = Limit(sound, 22050, 1, 0.5);
  EXPECT_EQ(limited[4000], 0.2F);
  EXPECT_LT(limited[5100], 0.15F);
  EXPECT_EQ(limited[43000], 0.2F);
}

TEST(Limiter, GivesAllChannelsTheSameGain) {
  std::vector<float> sound;
  for (float sample : Babble(48000, 1, 1.5)) {
    sound.insert(sound.end(), {sample, sample / 2});
  }
  const std::vector<float> limited = Limit(sound, 48000, 2, 0.5);
  for (size_t i = 0; i < limited.size(); i += 2) {
    ASSERT_NEAR(limited[i] / 2, limited[i + 1], 1e-6);
  }
}

// The gain moves in small steps, so that limiting is not heard as clicks.
TEST(Limiter, HasNoCorners) {
  std::vector<float> sound(22050, 0.2F);
  for (size_t i = 5000; i < 5004; ++i) sound[i] = 1.0F;
  const std::vector<float> limited = Limit(sound, 22050, 1, 0.3);
  for (size_t i = 1; i < limited.size(); ++i) {
    const double before = limited[i - 1] / sound[i - 1];
    ASSERT_NEAR(limited[i] / sound[i], before, 0.02) << i;
  }
}

TEST(Limiter, TakesNothing) { EXPECT_TRUE(Limit({}, 48000, 1, 0.5).empty()); }

}  // namespace
}  // namespace tingwen
