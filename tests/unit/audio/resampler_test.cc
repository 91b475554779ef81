#include "audio/resampler.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace tingwen {
namespace {

std::vector<int16_t> Sine(double frequency, int rate, size_t size) {
  std::vector<int16_t> samples(size);
  for (size_t i = 0; i < size; ++i) {
    const double phase =
        2 * std::numbers::pi * frequency * static_cast<double>(i) / rate;
    samples[i] = static_cast<int16_t>(std::lround(16000 * std::sin(phase)));
  }
  return samples;
}

// All output of a resampler that is fed pieces of `piece` samples.
std::vector<float> Resample(const std::vector<int16_t>& samples, int from,
                            int to, size_t piece) {
  auto resampler = Resampler::Create(from, to);
  EXPECT_TRUE(resampler);
  std::vector<float> output;
  auto add = [&](Result<std::vector<float>> more) {
    ASSERT_TRUE(more);
    output.insert(output.end(), more->begin(), more->end());
  };
  for (size_t i = 0; i < samples.size(); i += piece) {
    add(resampler->Process(
        std::span(samples).subspan(i, std::min(piece, samples.size() - i))));
  }
  add(resampler->Finish());
  return output;
}

TEST(Resampler, KeepsLengthAndWave) {
  const std::vector<int16_t> input = Sine(440, 22050, 22050);
  const std::vector<float> output = Resample(input, 22050, 48000, 4096);
  ASSERT_NEAR(static_cast<double>(output.size()), 48000, 1);
  const std::vector<int16_t> expected = Sine(440, 48000, 48000);
  for (size_t i = 1000; i < 47000; ++i) {
    ASSERT_NEAR(output[i], expected[i] / 32768.0, 0.001) << i;
  }
}

TEST(Resampler, PiecesDoNotMatter) {
  const std::vector<int16_t> input = Sine(997, 22050, 10007);
  const std::vector<float> whole = Resample(input, 22050, 48000, 10007);
  EXPECT_TRUE(Resample(input, 22050, 48000, 1) == whole);
  EXPECT_TRUE(Resample(input, 22050, 48000, 777) == whole);
}

TEST(Resampler, NothingGivesNothing) {
  EXPECT_TRUE(Resample({}, 22050, 48000, 1).empty());
}

TEST(Resampler, RefusesImpossibleRates) {
  EXPECT_FALSE(Resampler::Create(0, 48000));
  EXPECT_FALSE(Resampler::Create(22050, -1));
}

}  // namespace
}  // namespace tingwen
