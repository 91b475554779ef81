// What is heard is what was decided, over whole articles: the tones that
// eSpeak NG answers are those of the syllable layer.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/pipeline.h"
#include "base/file.h"
#include "unit/synth/listener.h"

namespace tingwen {
namespace {

// The syllables of a phrase that have a sound, with the number of their word.
struct Sounding {
  const Syllable* syllable;
  Id word;
};

std::vector<Sounding> SoundingOf(const Document& document,
                                 const Phrase& phrase) {
  std::vector<Sounding> result;
  for (const Id id : phrase.words) {
    const Word& word = document.words[id];
    for (Id i = 0; i < word.syllable_count; ++i) {
      const Syllable& syllable = document.syllables[word.first_syllable + i];
      if (!syllable.surface.empty()) result.push_back({&syllable, id});
    }
  }
  return result;
}

// The contour that a surface tone has between its neighbours (0: a pause).
// Phonetics, not sandhi: a third tone is low before a syllable, a neutral one
// takes its height from the tone before, two fourth tones in a word fall in two
// steps.
std::string_view ContourOf(int before, int tone, int after, bool same_word) {
  constexpr std::string_view kNeutral[] = {"11", "22", "33", "44", "11", "11"};
  if (tone == 5) return kNeutral[before];
  if (tone == 3 && after != 0) return "21";
  if (tone == 4 && after == 4 && same_word) return "53";
  return Listener::kContours[tone];
}

std::string ExpectedOf(const Document& document, const Phrase& phrase,
                       const Listener& listener) {
  const std::vector<Sounding> line = SoundingOf(document, phrase);
  const auto tone = [&](size_t i) {
    return i < line.size() ? SplitTone(line[i].syllable->surface).tone : 0;
  };
  std::string text;
  for (size_t i = 0; i < line.size(); ++i) {
    const bool new_word = i > 0 && line[i].word != line[i - 1].word;
    if (new_word) text += ' ';
    const bool same = i + 1 < line.size() && line[i + 1].word == line[i].word;
    text += listener.Written(
        line[i].syllable->surface,
        ContourOf(i == 0 ? 0 : tone(i - 1), tone(i), tone(i + 1), same));
  }
  return text;
}

TEST(HeardTextTest, WholeArticlesSoundAsDecided) {
  const auto front_end = FrontEnd::Load(Settings());
  ASSERT_TRUE(front_end) << Describe(front_end.error());
  Listener listener;
  size_t syllables = 0;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::string(TINGWEN_ROOT) + "/samples")) {
    if (entry.path().extension() != ".txt") continue;
    const auto bytes = ReadFile(entry.path());
    ASSERT_TRUE(bytes);
    auto document = front_end->Analyze(*bytes, entry.path());
    ASSERT_TRUE(document);
    for (const HeardPhrase& heard : listener.Hear(*document)) {
      if (heard.phrase.chunk.language != SpeechLanguage::kMandarin) continue;
      EXPECT_EQ(heard.phonemes,
                ExpectedOf(*document, heard.phrase, listener));
      syllables += SoundingOf(*document, heard.phrase).size();
    }
  }
  EXPECT_GT(syllables, 1000U);
}

}  // namespace
}  // namespace tingwen
