#include "audio/mixer.h"

#include <gtest/gtest.h>
#include <sndfile.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "audio/decibels.h"
#include "audio/time_signal.h"
#include "unit/audio/signal.h"

namespace tingwen {
namespace {

constexpr int kRate = 48000;

std::string Beside() {
  return testing::TempDir() + "mix" + std::to_string(::getpid());
}

std::shared_ptr<Spool> NewSpool() {
  return std::make_shared<Spool>(*Spool::Create(Beside()));
}

Track TrackOf(const std::vector<float>& sound, int rate, int channels,
              const MixFormat& mix) {
  auto track = Track::Create(rate, channels, mix, NewSpool());
  EXPECT_TRUE(track);
  EXPECT_TRUE(track->Write(sound));
  EXPECT_TRUE(track->Finish());
  return *std::move(track);
}

std::vector<float> Render(Mixer& mixer, const FrameSpan& stretch) {
  std::vector<float> all;
  EXPECT_TRUE(mixer.Render(stretch, [&](std::span<const float> frames) {
    all.insert(all.end(), frames.begin(), frames.end());
    return Status();
  }));
  return all;
}

// The steepest step between two samples.
float Steepest(const std::vector<float>& samples) {
  float steepest = 0;
  for (size_t i = 1; i < samples.size(); ++i) {
    steepest = std::max(steepest, std::abs(samples[i] - samples[i - 1]));
  }
  return steepest;
}

TEST(DuckingTest, IsDownFromTheFirstWordToTheLast) {
  const DuckingCurve curve({{1000, 2000}, {2050, 3000}, {9000, 9500}},
                           {-20, 400, 800, 100});
  std::vector<float> gains(12000);
  curve.Fill(0, gains);
  EXPECT_FLOAT_EQ(gains[599], 1);
  EXPECT_LT(gains[800], 0.6F);
  for (size_t frame : {1000, 1999, 2025, 2999}) {
    EXPECT_NEAR(gains[frame], 0.1, 1e-3) << frame;
  }
  EXPECT_FLOAT_EQ(gains[4000], 1);
  EXPECT_NEAR(gains[9200], 0.1, 1e-3);
  EXPECT_LT(Steepest(gains), 0.9F * 3.2F / 2 / 400);  // half a cosine
  std::vector<float> piece(500);
  curve.Fill(2900, piece);  // the same from anywhere
  for (size_t i = 0; i < piece.size(); ++i) {
    EXPECT_FLOAT_EQ(piece[i], gains[2900 + i]);
  }
}

TEST(DuckingTest, ComesBackOnlyAsFarAsTheNextWordLets) {
  const DuckingCurve curve({{0, 1000}, {1600, 2000}}, {-20, 400, 800, 100});
  std::vector<float> gains(2000);
  curve.Fill(0, gains);
  EXPECT_LT(*std::max_element(gains.begin(), gains.end()), 0.8F);
}

TEST(TrackTest, ResamplesAndMixesDown) {
  std::vector<float> stereo;
  for (float sample : Tone(440, 44100, 1, 0.5)) {
    stereo.push_back(sample);
    stereo.push_back(0);
  }
  const Track one = TrackOf(stereo, 44100, 2, {kRate, 1});
  EXPECT_EQ(one.channels(), 1);
  EXPECT_EQ(one.frames(), static_cast<uint64_t>(kRate));
  const Track two = TrackOf(stereo, 44100, 2, {kRate, 2});
  EXPECT_EQ(two.channels(), 2);
  EXPECT_NEAR(two.loudness(), one.loudness() + 3.01, 0.1);
}

TEST(TrackTest, ShortSoundsHaveALoudness) {
  const Track beep = TrackOf(Tone(1000, kRate, 0.1, 0.1), kRate, 1, {kRate, 1});
  const Track tone = TrackOf(Tone(1000, kRate, 2, 0.1), kRate, 1, {kRate, 1});
  EXPECT_NEAR(beep.loudness(), tone.loudness(), 0.3);
}

TEST(TrackTest, ShareASpool) {
  const auto spool = NewSpool();
  std::vector<Track> tracks;
  for (int i = 1; i <= 3; ++i) {
    auto track = Track::Create(kRate, 1, {kRate, 1}, spool);
    ASSERT_TRUE(track);
    ASSERT_TRUE(track->Write(std::vector<float>(1000, 0.1F * i)));
    ASSERT_TRUE(track->Finish());
    tracks.push_back(*std::move(track));
  }
  for (int i = 1; i <= 3; ++i) {
    Track& track = tracks[static_cast<size_t>(i - 1)];
    ASSERT_EQ(track.frames(), 1000u);
    std::vector<float> last(1);
    ASSERT_TRUE(track.Read(999, last));
    EXPECT_FLOAT_EQ(last[0], 0.1F * i);
  }
}

TEST(TrackTest, RefusesWhatIsSilentOrNoSound) {
  const std::string path = Beside() + ".wav";
  SF_INFO info{};
  info.samplerate = 8000;
  info.channels = 1;
  info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
  SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
  const std::vector<short> silence(8000);
  sf_writef_short(file, silence.data(), 8000);
  sf_close(file);
  const auto silent = LoadTrack(path, {kRate, 2}, NewSpool());
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().code, ErrorCode::kInput);
  EXPECT_FALSE(LoadTrack("/nonexistent.wav", {kRate, 2}, NewSpool()));
  ::unlink(path.c_str());
}

TEST(MixerTest, PutsClipsInTheirPlacesOnAllChannels) {
  const MixFormat mix{kRate, 2};
  Track tone = TrackOf(Tone(1000, kRate, 1, 0.25), kRate, 1, mix);
  Mixer mixer(mix, {});
  mixer.Add({Clip::Role::kSpeech, &tone, 4800, 4800, 2.0F, 0, 0});
  EXPECT_EQ(mixer.frames(), 9600u);
  const std::vector<float> all = Render(mixer, {0, 20000});
  ASSERT_EQ(all.size(), 40000u);
  EXPECT_EQ(all[2 * 4799], 0);
  EXPECT_NEAR(all[2 * 4812], 0.5, 1e-4);  // a quarter of a wave
  EXPECT_EQ(all[2 * 4812], all[2 * 4812 + 1]);
  EXPECT_EQ(all[2 * 9600], 0);
  // Any stretch is the same as in the whole.
  const std::vector<float> part = Render(mixer, {5000, 15000});
  EXPECT_TRUE(std::equal(part.begin(), part.end(), all.begin() + 2 * 5000));
}

TEST(MixerTest, BedsLoopAndDuckWithoutClicks) {
  const MixFormat mix{kRate, 1};
  // Not a whole number of waves, so that a bare seam would click.
  Track music = TrackOf(Tone(200, kRate, 0.77731, 0.5), kRate, 1, mix);
  Track speech = TrackOf(std::vector<float>(kRate), kRate, 1, mix);
  Mixer mixer(mix, {-12, kRate / 4, kRate / 2, 0});
  mixer.Add({Clip::Role::kBed, &music, 1000, 4 * kRate, 1, 2400, 9600});
  mixer.Add({Clip::Role::kSpeech, &speech, 2 * kRate, kRate, 1, 0, 0});
  const std::vector<float> all = Render(mixer, {0, 5 * kRate});
  const auto loudest = [&](int begin, int end) {
    return *std::max_element(all.begin() + begin, all.begin() + end);
  };
  EXPECT_NEAR(loudest(kRate, kRate + 24000), 0.5, 0.01);
  EXPECT_NEAR(ToDb(loudest(2 * kRate + 100, 3 * kRate - 100) / 0.5), -12, 0.2);
  // A wave of 200 Hz at 0.5 rises by 0.0131 a sample.
  EXPECT_LT(Steepest(all), 0.014F);
  EXPECT_EQ(all.back(), 0);
}

TEST(TimeSignalTest, ItsLastToneBeginsAtTheHour) {
  const std::vector<float> signal = TimeSignal(kRate);
  ASSERT_EQ(signal.size(), static_cast<size_t>(kTimeSignalSeconds * kRate));
  const auto energy = [&](double begin, double end) {
    double sum = 0;
    for (auto i = static_cast<size_t>(begin * kRate);
         i < static_cast<size_t>(end * kRate); ++i) {
      sum += double{signal[i]} * signal[i];
    }
    return sum / ((end - begin) * kRate);
  };
  for (int second = 0; second < 5; ++second) {
    EXPECT_NEAR(energy(second + 0.02, second + 0.23), 0.5, 0.01);
    EXPECT_EQ(energy(second + 0.25, second + 1), 0);
  }
  EXPECT_NEAR(energy(5.02, 5.48), 0.5, 0.01);
  EXPECT_LT(Steepest(signal), 0.25F);
}

}  // namespace
}  // namespace tingwen
