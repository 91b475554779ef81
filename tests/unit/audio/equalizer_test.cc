#include "audio/equalizer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "audio/decibels.h"
#include "audio/quantizer.h"
#include "unit/audio/signal.h"

namespace tingwen {
namespace {

using Kind = FilterBand::Kind;

// What a tone of this frequency comes to, in dB.
double Gain(const std::vector<FilterBand>& bands, double hz) {
  Equalizer equalizer(bands, 22050, 1);
  std::vector<float> tone = Tone(hz, 22050, 1, 1);
  equalizer.Process(tone);
  double energy = 0;
  for (size_t i = tone.size() / 2; i < tone.size(); ++i) {
    energy += double{tone[i]} * tone[i];
  }
  return ToDb(std::sqrt(4 * energy / static_cast<double>(tone.size())));
}

TEST(Equalizer, DoesWhatEachKindSays) {
  EXPECT_NEAR(Gain({{Kind::kPeak, 3000, -6, 1}}, 3000), -6, 0.05);
  EXPECT_NEAR(Gain({{Kind::kPeak, 3000, -6, 1}}, 200), 0, 0.1);
  EXPECT_NEAR(Gain({{Kind::kLowShelf, 300, 4, 0.7}}, 40), 4, 0.1);
  EXPECT_NEAR(Gain({{Kind::kLowShelf, 300, 4, 0.7}}, 5000), 0, 0.1);
  EXPECT_NEAR(Gain({{Kind::kHighShelf, 4000, -5, 0.7}}, 10000), -5, 0.1);
  EXPECT_NEAR(Gain({{Kind::kHighShelf, 4000, -5, 0.7}}, 200), 0, 0.1);
  EXPECT_NEAR(Gain({{Kind::kHighPass, 80, 0, 0.7071}}, 80), -3, 0.05);
  EXPECT_NEAR(Gain({{Kind::kHighPass, 80, 0, 0.7071}}, 20), -24, 0.5);
}

TEST(Equalizer, BandsAddUpAsTheirResponseSays) {
  const std::vector<FilterBand> bands = {{Kind::kHighPass, 80, 0, 0.7071},
                                         {Kind::kPeak, 2500, -4, 1.2},
                                         {Kind::kHighShelf, 5000, 3, 0.7}};
  const Equalizer equalizer(bands, 22050, 1);
  for (double hz : {50.0, 400.0, 2500.0, 4000.0, 9000.0}) {
    EXPECT_NEAR(Gain(bands, hz), equalizer.ResponseDb(hz), 0.05) << hz;
  }
}

TEST(Equalizer, TreatsChannelsAndPiecesAlike) {
  const std::vector<FilterBand> bands = {{Kind::kPeak, 2500, -4, 1.2}};
  std::vector<float> mono = Tone(700, 22050, 0.1, 0.5);
  std::vector<float> stereo;
  for (float sample : mono) stereo.insert(stereo.end(), {sample, -sample});
  Equalizer one(bands, 22050, 1);
  one.Process(std::span(mono).first(100));
  one.Process(std::span(mono).subspan(100));
  Equalizer two(bands, 22050, 2);
  two.Process(stereo);
  for (size_t i = 0; i < mono.size(); ++i) {
    ASSERT_EQ(stereo[2 * i], mono[i]);
    ASSERT_EQ(stereo[2 * i + 1], -mono[i]);
  }
}

TEST(Equalizer, LeavesOutWhatTheRateCannotHold) {
  EXPECT_TRUE(Equalizer({{Kind::kPeak, 15000, 3, 1}}, 22050, 1).empty());
}

TEST(Quantizer, KeepsWholeNumbersAndClips) {
  Quantizer quantizer(16, false);
  const std::vector<float> samples = {0, 1 / 32768.0F, -1, 0.5F, 1, -7, 9};
  std::vector<int32_t> numbers(samples.size());
  quantizer.Process(samples, numbers.data());
  EXPECT_EQ(numbers,
            (std::vector<int32_t>{0, 1 << 16, -(1 << 30) * 2LL, 1 << 30,
                                  32767 << 16, -(1 << 30) * 2LL, 32767 << 16}));
}

// Half a step is neither lost nor always rounded up.
TEST(Quantizer, DitherKeepsWhatLiesBetweenTheSteps) {
  const std::vector<float> samples(20000, 0.25F / 32768);
  std::vector<int32_t> numbers(samples.size());
  Quantizer(16, true).Process(samples, numbers.data());
  double sum = 0;
  for (int32_t number : numbers) sum += number / 65536.0;
  EXPECT_NEAR(sum / static_cast<double>(numbers.size()), 0.25, 0.02);
}

TEST(Quantizer, SilenceStaysSilent) {
  const std::vector<float> samples(100);
  std::vector<int32_t> numbers(100, 1);
  Quantizer(24, true).Process(samples, numbers.data());
  EXPECT_EQ(numbers, std::vector<int32_t>(100));
}

}  // namespace
}  // namespace tingwen
