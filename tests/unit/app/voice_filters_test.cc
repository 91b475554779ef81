#include <gtest/gtest.h>

#include "app/production.h"
#include "audio/equalizer.h"
#include "base/paths.h"
#include "synth/voice.h"

namespace tingwen {
namespace {

// Harshness lies between 2.5 and 4 kHz, the consonants s, sh, x above 5 kHz.
TEST(VoiceFiltersTest, TakeTheEdgeOffAndLeaveConsonantsAlone) {
  Profile profile;
  profile.loudness = -23;
  const auto voices = ListVoices(DataPath("voices"));
  ASSERT_TRUE(voices);
  for (const Voice& voice : *voices) {
    const auto bands = VoiceFilters(voice.id, profile);
    ASSERT_TRUE(bands) << voice.id;
    EXPECT_FALSE(bands->empty()) << voice.id;
    const Equalizer equalizer(*bands, 22050, 1);
    for (double hz : {2500, 3000, 3500}) {
      EXPECT_LT(equalizer.ResponseDb(hz), 1) << voice.id;
    }
    for (double hz : {6000, 7000, 8000, 10000}) {
      EXPECT_GT(equalizer.ResponseDb(hz), 0) << voice.id;
      EXPECT_LT(equalizer.ResponseDb(hz), 6) << voice.id;
    }
  }
}

TEST(VoiceFiltersTest, ArchiveIsLeftAlone) {
  const auto bands = VoiceFilters("newsreader", Profile());
  ASSERT_TRUE(bands);
  EXPECT_TRUE(bands->empty());
}

}  // namespace
}  // namespace tingwen
