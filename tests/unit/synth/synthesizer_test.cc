#include "synth/synthesizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/paths.h"
#include "unit/synth/test_document.h"

namespace tingwen {
namespace {

Voice Newsreader() {
  auto voice = LoadVoice(DataPath("voices"), "newsreader");
  EXPECT_TRUE(voice) << Describe(voice.error());
  return *voice;
}

struct Speech {
  std::vector<int16_t> samples;
  Document document;
};

Speech Speak(Document document, const Voice& voice = Newsreader(),
             const SynthesisOptions& options = {}) {
  Speech speech;
  speech.document = std::move(document);
  auto synthesizer = Synthesizer::Start(EnginePath(), voice, options);
  EXPECT_TRUE(synthesizer) << Describe(synthesizer.error());
  const Status status = synthesizer->Synthesize(
      speech.document, [&](std::span<const int16_t> samples) -> Status {
        speech.samples.insert(speech.samples.end(), samples.begin(),
                              samples.end());
        return {};
      });
  EXPECT_TRUE(status) << Describe(status.error());
  return speech;
}

TEST(Synthesizer, SpeaksASentence) {
  const Speech speech = Speak(MakeDocument({"ni2-hao3, shi4-jie4."}));
  EXPECT_GT(speech.samples.size(), 15000U);
  ASSERT_EQ(speech.document.marks.size(), 3U);
  EXPECT_EQ(speech.document.marks[1].begin, 0U);
}

}  // namespace
}  // namespace tingwen
