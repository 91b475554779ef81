#include "audio/resampler.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace tingwen {
namespace {

std::vector<float> Sine(double frequency, int rate, size_t size) {
  std::vector<float> samples(size);
  for (size_t i = 0; i < size; ++i) {
    const double phase =
        2 * std::numbers::pi * frequency * static_cast<double>(i) / rate;
    samples[i] = static_cast<float>(0.5 * std::sin(phase));
  }
  return samples;
}

// All output of a resampler that is fed pieces of `piece` samples.
std::vector<float> Resample(const std::vector<float>& samples, int from, int to,
                            size_t piece) {
  auto resampler = Resampler::Create(from, to);
  EXPECT_TRUE(resampler);
  std::vector<float> output;
  for (size_t i = 0; i < samples.size(); i += piece) {
    EXPECT_TRUE(resampler->Process(
        std::span(samples).subspan(i, std::min(piece, samples.size() - i)),
        output));
  }
  EXPECT_TRUE(resampler->Finish(output));
  return output;
}

TEST(Resampler, KeepsLengthAndWave) {
  const std::vector<float> input = Sine(440, 22050, 22050);
  const std::vector<float> output = Resample(input, 22050, 48000, 4096);
  ASSERT_NEAR(static_cast<double>(output.size()), 48000, 1);
  const std::vector<float> expected = Sine(440, 48000, 48000);
  for (size_t i = 1000; i < 47000; ++i) {
    ASSERT_NEAR(output[i], expected[i], 0.001) << i;
  }
}

TEST(Resampler, PiecesDoNotMatter) {
  const std::vector<float> input = Sine(997, 22050, 10007);
  const std::vector<float> whole = Resample(input, 22050, 48000, 10007);
  EXPECT_TRUE(Resample(input, 22050, 48000, 1) == whole);
  EXPECT_TRUE(Resample(input, 22050, 48000, 777) == whole);
}

TEST(Resampler, KeepsChannelsApart) {
  const std::vector<float> left = Sine(440, 22050, 8000);
  const std::vector<float> right = Sine(990, 22050, 8000);
  std::vector<float> both;
  for (size_t i = 0; i < left.size(); ++i) {
    both.insert(both.end(), {left[i], right[i]});
  }
  auto resampler = Resampler::Create(22050, 44100, 2);
  ASSERT_TRUE(resampler);
  std::vector<float> output;
  ASSERT_TRUE(resampler->Process(both, output));
  ASSERT_TRUE(resampler->Finish(output));
  const std::vector<float> left_only = Resample(left, 22050, 44100, 8000);
  const std::vector<float> right_only = Resample(right, 22050, 44100, 8000);
  ASSERT_EQ(output.size(), 2 * left_only.size());
  for (size_t i = 0; i < left_only.size(); ++i) {
    ASSERT_EQ(output[2 * i], left_only[i]) << i;
    ASSERT_EQ(output[2 * i + 1], right_only[i]) << i;
  }
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
