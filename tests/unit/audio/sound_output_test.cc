#include "audio/sound_output.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <filesystem>
#include <vector>

namespace tingwen {
namespace {

constexpr int kRate = 22050;

TEST(SoundOutput, WritesAFile) {
  const std::string path =
      std::filesystem::temp_directory_path() / "tingwen_sound_output.wav";
  {
    auto output = OpenSoundOutput(path, kRate);
    ASSERT_TRUE(output);
    ASSERT_TRUE((*output)->Write(std::vector<int16_t>(1000, 7)));
    ASSERT_TRUE((*output)->Write(std::vector<int16_t>(500, 7)));
    ASSERT_TRUE((*output)->Drain());
    EXPECT_EQ((*output)->Unheard(), 0u);
  }
  SF_INFO info{};
  SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(info.frames, 1500);
  EXPECT_EQ(info.samplerate, kRate);
  sf_close(file);
  std::filesystem::remove(path);
}

TEST(SoundOutput, HasSamplesOnTheirWayUntilTheyAreDropped) {
  auto output = OpenSoundOutput("null", kRate);
  ASSERT_TRUE(output);
  ASSERT_TRUE((*output)->Write(std::vector<int16_t>(kRate / 10, 0)));
  EXPECT_GT((*output)->Unheard(), 0u);
  (*output)->Drop();
  EXPECT_EQ((*output)->Unheard(), 0u);
}

TEST(SoundOutput, TellsWhatItDoesNotKnow) {
  EXPECT_EQ(OpenSoundOutput("loud", kRate).error().code, ErrorCode::kUsage);
  EXPECT_EQ(OpenSoundOutput("/no/such/folder/a.wav", kRate).error().code,
            ErrorCode::kOutput);
  EXPECT_EQ(OpenSoundOutput("alsa:no_such_card", kRate).error().code,
            ErrorCode::kOutput);
}

}  // namespace
}  // namespace tingwen
