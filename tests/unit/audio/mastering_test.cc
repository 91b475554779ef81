#include "audio/mastering.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "audio/decibels.h"
#include "audio/true_peak.h"
#include "unit/audio/signal.h"

namespace tingwen {
namespace {

constexpr int kRate = 22050;

struct Delivered {
  MasteringResult result;
  std::vector<float> samples;
};

Delivered Master(const std::vector<float>& sound,
                 const MasteringOptions& options) {
  const std::string beside =
      testing::TempDir() + "master" + std::to_string(::getpid()) + ".wav";
  auto mastering = Mastering::Create(options, beside);
  EXPECT_TRUE(mastering) << Describe(mastering.error());
  for (size_t i = 0; i < sound.size(); i += 3000) {
    EXPECT_TRUE(mastering->Write(
        std::span(sound).subspan(i, std::min<size_t>(3000, sound.size() - i))));
  }
  auto result = mastering->Measure();
  EXPECT_TRUE(result);
  Delivered delivered{*result, {}};
  EXPECT_TRUE(mastering->Render([&](std::span<const float> frames) {
    delivered.samples.insert(delivered.samples.end(), frames.begin(),
                             frames.end());
    return Status();
  }));
  EXPECT_EQ(delivered.samples.size() / static_cast<size_t>(options.channels),
            mastering->OutputFrames());
  EXPECT_FALSE(std::filesystem::exists(beside));
  return delivered;
}

double LoudnessOf(const std::vector<float>& samples,
                  const MasteringOptions& options) {
  auto meter = LoudnessMeter::Create(options.output_rate, options.channels,
                                     options.dual_mono);
  EXPECT_TRUE(meter);
  meter->Add(samples);
  return meter->Read().integrated;
}

double PeakDb(const std::vector<float>& samples,
              const MasteringOptions& options) {
  TruePeakMeter meter(options.output_rate, options.channels);
  meter.Add(samples);
  return ToDb(meter.Finish());
}

MasteringOptions To(double loudness, double peak) {
  MasteringOptions options;
  options.input_rate = kRate;
  options.output_rate = 48000;
  options.dual_mono = true;
  options.loudness = loudness;
  options.true_peak = peak;
  return options;
}

TEST(Mastering, HitsEveryTargetUnderThePeak) {
  for (double seconds : {0.5, 2.0, 31.0}) {
    for (double target : {-24.0, -16.0, -12.0}) {
      const MasteringOptions options = To(target, -2);
      const Delivered made = Master(Babble(kRate, seconds, 0.5), options);
      EXPECT_NEAR(LoudnessOf(made.samples, options), target, 0.15) << seconds;
      EXPECT_NEAR(made.result.loudness.integrated, target, 0.15) << seconds;
      EXPECT_LT(PeakDb(made.samples, options), -2) << seconds << " " << target;
      EXPECT_NEAR(PeakDb(made.samples, options), made.result.true_peak, 0.15);
    }
  }
}

TEST(Mastering, LimitsOnlyWhereItMust) {
  const std::vector<float> sound = Babble(kRate, 4, 0.5);
  EXPECT_EQ(Master(sound, To(-30, -2)).result.limited, 0);
  EXPECT_GT(Master(sound, To(-12, -2)).result.limited, 3);
}

TEST(Mastering, GivesSoundsWithoutALoudnessALevel) {
  const MasteringOptions options = To(-23, -1);
  const Delivered brief = Master(Tone(1000, kRate, 0.2, 0.01), options);
  EXPECT_NEAR(PeakDb(brief.samples, options), -23, 1);
  const Delivered silent = Master(std::vector<float>(kRate), options);
  EXPECT_EQ(silent.result.gain, 0);
  EXPECT_EQ(PeakDb(silent.samples, options), ToDb(0));
  EXPECT_TRUE(Master({}, options).samples.empty());
}

TEST(Mastering, LeavesAloneWhatIsNotAsked) {
  MasteringOptions options;
  options.input_rate = options.output_rate = kRate;
  const std::vector<float> sound = Babble(kRate, 1, 0.5);
  EXPECT_TRUE(Master(sound, options).samples == sound);
}

TEST(Mastering, KeepsTwoChannels) {
  MasteringOptions options = To(-20, -1);
  options.dual_mono = false;
  options.channels = 2;
  std::vector<float> stereo;
  for (float sample : Babble(kRate, 2, 0.5)) {
    stereo.insert(stereo.end(), {sample, 0});
  }
  const Delivered made = Master(stereo, options);
  EXPECT_NEAR(LoudnessOf(made.samples, options), -20, 0.1);
  for (size_t i = 1; i < made.samples.size(); i += 2) {
    ASSERT_EQ(made.samples[i], 0);
  }
}

TEST(Mastering, BeginsAndEndsWithoutAClick) {
  MasteringOptions options;
  options.input_rate = options.output_rate = kRate;
  options.fade_in = options.fade_out = 0.01;
  const Delivered made = Master(std::vector<float>(kRate, 0.5F), options);
  EXPECT_LT(made.samples.front(), 0.001);
  EXPECT_LT(made.samples.back(), 0.001);
  EXPECT_EQ(made.samples[kRate / 2], 0.5F);
  for (size_t i = 1; i < made.samples.size(); ++i) {
    ASSERT_NEAR(made.samples[i], made.samples[i - 1], 0.005);
  }
}

TEST(Mastering, TakesOutRumble) {
  MasteringOptions options;
  options.input_rate = options.output_rate = kRate;
  options.fade_in = options.fade_out = 0.2;
  options.filters = {{FilterBand::Kind::kHighPass, 60, 0, 0.7071}};
  EXPECT_LT(PeakDb(Master(Tone(15, kRate, 2, 0.5), options).samples, options),
            -25);
  EXPECT_NEAR(
      PeakDb(Master(Tone(300, kRate, 2, 0.5), options).samples, options), -6,
      0.1);
}

TEST(Mastering, NeedsAFolderToSpoolIn) {
  const auto mastering = Mastering::Create(To(-23, -1), "/nowhere/a.wav");
  ASSERT_FALSE(mastering);
  EXPECT_EQ(mastering.error().code, ErrorCode::kOutput);
}

}  // namespace
}  // namespace tingwen
