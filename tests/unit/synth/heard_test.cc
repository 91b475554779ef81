// What is heard is what was decided: the phonemes that eSpeak NG answers,
// for every syllable in every tone and for every pair of tones.
#include <gtest/gtest.h>

#include <fstream>

#include "base/text.h"
#include "unit/synth/listener.h"
#include "unit/synth/test_document.h"

namespace tingwen {
namespace {

// What is heard of a sentence written as in test_document.h.
std::vector<std::string> Hear(Listener& listener, const std::string& sentence) {
  Document document = MakeDocument({sentence});
  std::vector<std::string> lines;
  for (const HeardPhrase& phrase : listener.Hear(document)) {
    lines.push_back(phrase.phonemes);
  }
  EXPECT_TRUE(document.diagnostics.empty()) << sentence;
  return lines;
}

std::vector<std::string> LegalSyllables() {
  std::ifstream file(std::string(TINGWEN_ROOT) +
                     "/tests/unit/synth/syllables.txt");
  std::vector<std::string> syllables;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') syllables.push_back(line);
  }
  return syllables;
}

TEST(Heard, EverySyllableInEveryTone) {
  Listener listener;
  const std::vector<std::string> syllables = LegalSyllables();
  ASSERT_GT(syllables.size(), 450U);
  for (const std::string& syllable : syllables) {
    std::string sentence;
    for (char tone = '1'; tone <= '5'; ++tone) {
      sentence += syllable + tone + ", ";
    }
    const std::vector<std::string> heard = Hear(listener, sentence);
    ASSERT_EQ(heard.size(), 5U) << syllable;
    for (size_t tone = 1; tone <= 5; ++tone) {
      const std::string pinyin = syllable + std::to_string(tone);
      EXPECT_EQ(heard[tone - 1],
                listener.Written(pinyin, Listener::kContours[tone]))
          << pinyin;
    }
  }
}

// How the first and the second of two tones sound. A third tone is low before
// anything but silence; a neutral one takes its height from the tone before;
// two fourth tones in one word fall in two steps. Nothing turns into another
// tone: 3 before 3 stays low, because sandhi is decided elsewhere.
struct Pair {
  std::string_view first;
  std::string_view second;
};

Pair ExpectedPair(int first, int second, bool one_word) {
  constexpr std::string_view kNeutral[] = {"", "22", "33", "44", "11", "11"};
  std::string_view low_or_same = Listener::kContours[first];
  if (first == 3) low_or_same = "21";
  if (first == 4 && second == 4 && one_word) low_or_same = "53";
  return {low_or_same,
          second == 5 ? kNeutral[first] : Listener::kContours[second]};
}

TEST(Heard, EveryPairOfTones) {
  Listener listener;
  const std::vector<std::pair<std::string, std::string>> kBases = {
      {"ma", "da"},
      {"ni", "hao"},
      {"wanr", "er"},
      {"xing", "an"},
      {"yu", "zhi"}};
  for (const auto& [one, two] : kBases) {
    for (int first = 1; first <= 5; ++first) {
      for (int second = 1; second <= 5; ++second) {
        const std::string a = one + std::to_string(first);
        const std::string b = two + std::to_string(second);
        const Pair together = ExpectedPair(first, second, true);
        EXPECT_EQ(Hear(listener, a + "-" + b).at(0),
                  listener.Written(a, together.first) +
                      listener.Written(b, together.second));
        const Pair apart = ExpectedPair(first, second, false);
        EXPECT_EQ(Hear(listener, a + " " + b).at(0),
                  listener.Written(a, apart.first) + " " +
                      listener.Written(b, apart.second));
      }
    }
  }
}

// A pause ends what tones do to each other.
TEST(Heard, TonesDoNotReachAcrossAPause) {
  Listener listener;
  EXPECT_EQ(Hear(listener, "ma3, ma3, ma5"),
            (std::vector<std::string>{"mA214", "mA214", "mA11"}));
}

// 我想买五把好伞, as surface tones: three more than eSpeak's own sandhi knows.
TEST(Heard, LongRowsOfThirdTonesStayAsDecided) {
  Listener listener;
  EXPECT_EQ(Hear(listener, "wo2 xiang2 mai3 wu2-ba3 hao2-san3").at(0),
            "wo35 S;iA35N mai21 wu35pA21 XAu35sa214n");
  EXPECT_EQ(Hear(listener, "wo3 wo3 wo3 wo3").at(0), "wo21 wo21 wo21 wo214");
}

TEST(Heard, MergedErhuaSaysNothing) {
  Listener listener;
  EXPECT_EQ(Hear(listener, "wanr2- ba5").at(0), "wA35r. pA33");
}

}  // namespace
}  // namespace tingwen
