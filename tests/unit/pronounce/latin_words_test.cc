// Words in Latin letters, as each policy says them.
#include <gtest/gtest.h>

#include "spoken_document.h"

namespace tingwen {
namespace {

// The words of a line: "en:Chat", or the letters that are spelt, "GPT".
std::string WordsOf(const std::string& line, LatinPolicy policy) {
  PronounceOptions options;
  options.latin = policy;
  const auto pronouncer = Pronouncer::Load(DataPath("lexicon.bin"), options);
  if (!pronouncer) return Describe(pronouncer.error());
  Document document = SpokenDocument(line);
  pronouncer->PronounceWords(document);
  std::string words;
  for (const Word& word : document.words) {
    if (word.text.empty()) continue;
    if (!words.empty()) words += ' ';
    if (word.language == SpeechLanguage::kEnglish) words += "en:";
    words += word.text;
  }
  return words;
}

TEST(LatinWordsTest, MixedSpellsAbbreviationsAndSaysWords) {
  const auto policy = LatinPolicy::kMixed;
  EXPECT_EQ(WordsOf("GDP", policy), "GDP");
  EXPECT_EQ(WordsOf("Marathon", policy), "en:Marathon");
  EXPECT_EQ(WordsOf("Wi-Fi", policy), "en:Wi-Fi");
}

TEST(LatinWordsTest, CapitalsBehindSmallLettersAreSpelt) {
  const auto policy = LatinPolicy::kMixed;
  EXPECT_EQ(WordsOf("QuickBERTX", policy), "en:Quick BERTX");
  EXPECT_EQ(WordsOf("TikTok", policy), "en:TikTok");
  EXPECT_EQ(WordsOf("YouTube", policy), "en:YouTube");
}

TEST(LatinWordsTest, SpellLeavesNothingToTheEnglishVoice) {
  const auto policy = LatinPolicy::kSpell;
  EXPECT_EQ(WordsOf("GDP", policy), "GDP");
  EXPECT_EQ(WordsOf("Marathon", policy), "Marathon");
  EXPECT_EQ(WordsOf("Wi-Fi", policy), "Wi-Fi");
}

TEST(LatinWordsTest, EnglishSaysAllButLettersOfChineseWords) {
  const auto policy = LatinPolicy::kEnglish;
  EXPECT_EQ(WordsOf("GDP", policy), "en:GDP");
  EXPECT_EQ(WordsOf("Marathon", policy), "en:Marathon");
  EXPECT_EQ(WordsOf("A股", policy), "A 股");
}

}  // namespace
}  // namespace tingwen
