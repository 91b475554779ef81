#include "publish/plot.h"

#include <gtest/gtest.h>

#include "unit/audio/signal.h"

namespace tingwen {
namespace {

TEST(TrackPitch, FindsTheFundamental) {
  for (double hz : {80.0, 120.0, 233.0, 400.0}) {
    PlotSound sound{Tone(hz, 22050, 0.5, 0.3), 22050, 0};
    // Harmonics stronger than the fundamental must not mislead.
    const std::vector<float> second = Tone(2 * hz, 22050, 0.5, 0.4);
    for (size_t i = 0; i < second.size(); ++i) sound.samples[i] += second[i];
    const std::vector<double> pitch = TrackPitch(sound);
    EXPECT_NEAR(pitch[pitch.size() / 2], hz, hz * 0.02);
  }
}

TEST(TrackPitch, HearsNoneInSilenceAndNoise) {
  PlotSound silence{std::vector<float>(22050), 22050, 0};
  for (double hz : TrackPitch(silence)) EXPECT_EQ(hz, 0);
  PlotSound noise{{}, 22050, 0};
  uint32_t random = 1;
  for (int i = 0; i < 22050; ++i) {
    random = random * 1664525U + 1013904223U;
    noise.samples.push_back(static_cast<float>(random) / 4294967296.0F - 0.5F);
  }
  for (double hz : TrackPitch(noise)) EXPECT_EQ(hz, 0);
}

}  // namespace
}  // namespace tingwen
