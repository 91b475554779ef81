// How the pitch falls over a sentence, as it is asked of the engine.
#include <gtest/gtest.h>

#include "synth/utterance.h"
#include "unit/synth/speech.h"

namespace tingwen {
namespace {

// The steps by which each phrase of a sentence is lower than the voice.
std::vector<uint32_t> StepsOf(Document& document, Id sentence) {
  const Voice voice = Newsreader();
  const auto words = WordsOfSentences(document);
  const auto table = PhonemeTable::Load(voice.phonemes);
  std::vector<uint32_t> steps;
  for (const Utterance& utterance :
       PlanSentence(document, sentence, words[sentence], *table, voice)) {
    for (const Phrase& phrase : utterance.phrases) {
      steps.push_back(phrase.chunk.lower);
    }
  }
  return steps;
}

TEST(Declination, FallsQuicklyThenSlowlyAndBeginsAnew) {
  std::string line;
  for (int i = 0; i < 12; ++i) line += "ma1-ma1-ma1-ma1-ma1, ";
  Document document = MakeDocument({line, "ma1."});
  const std::vector<uint32_t> steps = StepsOf(document, 0);
  ASSERT_EQ(steps.size(), 12u);
  EXPECT_EQ(steps.front(), 0u);
  EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end()));
  EXPECT_GT(steps[3], steps.back() / 2);
  EXPECT_NEAR(steps.back(), Newsreader().declination, 1);
  EXPECT_EQ(StepsOf(document, 1), std::vector<uint32_t>{0});
}

TEST(Declination, IsInTheSamplesAndNowhereElse) {
  const std::string line = "ma1-ma1-ma1-ma1-ma1-ma1-ma1-ma1-ma1-ma1, ma1.";
  Voice level = Newsreader();
  level.declination = 0;
  const Speech fallen = Speak({line});
  const Speech flat = Speak({line}, level);
  ASSERT_TRUE(fallen.status && flat.status);
  EXPECT_NE(fallen.samples, flat.samples);
  // The first phrase is the same; later ones are about as long.
  const size_t first = fallen.Marks(MarkKind::kWord).at(0).end;
  EXPECT_TRUE(std::equal(fallen.samples.begin(),
                         fallen.samples.begin() + static_cast<long>(first),
                         flat.samples.begin()));
  EXPECT_NEAR(static_cast<double>(fallen.samples.size()),
              static_cast<double>(flat.samples.size()), 1000);
}

}  // namespace
}  // namespace tingwen
