#include "pronounce/polyphone_features.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/paths.h"

namespace tingwen {
namespace {

using Features = std::vector<uint64_t>;

const Lexicon& TestLexicon() {
  static const auto lexicon = Lexicon::Open(DataPath("lexicon.bin"));
  if (!lexicon) {
    ADD_FAILURE() << Describe(lexicon.error());
    std::abort();
  }
  return *lexicon;
}

Features FeaturesOf(const PolyphoneSite& site) {
  PolyphoneEvidence evidence;
  CollectEvidence(site, evidence);
  return {evidence.Features().begin(), evidence.Features().end()};
}

Features FeaturesOf(std::u32string_view text, size_t position,
                    const std::vector<uint32_t>& word_of = {}) {
  return FeaturesOf({text, word_of, position, nullptr});
}

PolyphoneHints HintsOf(std::u32string_view text, size_t position,
                       const std::vector<uint32_t>& word_of) {
  PolyphoneEvidence evidence;
  CollectEvidence({text, word_of, position, &TestLexicon()}, evidence);
  return evidence.hints;
}

bool Covers(const PolyphoneHints& hints, std::string_view reading,
            uint8_t length) {
  const auto end = hints.covering.begin() + hints.covering_count;
  return std::any_of(hints.covering.begin(), end, [&](const auto& hint) {
    return hint.reading == *ParsePinyin(reading) && hint.length == length;
  });
}

TEST(PolyphoneFeaturesTest, DependOnTheNeighbours) {
  EXPECT_EQ(FeaturesOf(U"他长大了", 1), FeaturesOf(U"他长大了", 1));
  EXPECT_NE(FeaturesOf(U"他长大了", 1), FeaturesOf(U"他长高了", 1));
  EXPECT_NE(FeaturesOf(U"他长大了", 1), FeaturesOf(U"我长大了", 1));
}

// The character is no feature: the model keeps the weights of each apart.
TEST(PolyphoneFeaturesTest, DontDependOnTheCharacterAlone) {
  const auto one = FeaturesOf(U"，长，", 1);
  const auto other = FeaturesOf(U"，行，", 1);
  size_t common = 0;
  for (size_t i = 0; i < one.size(); ++i) common += one[i] == other[i];
  EXPECT_GT(common, one.size() / 2);
}

TEST(PolyphoneFeaturesTest, DependOnTheWords) {
  EXPECT_NE(FeaturesOf(U"中国人行走", 3, {0, 0, 1, 1, 2}),
            FeaturesOf(U"中国人行走", 3, {0, 0, 0, 1, 1}));
  EXPECT_EQ(FeaturesOf(U"一行人", 1, {0, 1, 2}), FeaturesOf(U"一行人", 1));
}

TEST(PolyphoneFeaturesTest, FoldWhatNoReadingDependsOn) {
  EXPECT_EQ(FeaturesOf(U"长3米。", 0), FeaturesOf(U"长８米！", 0));
  EXPECT_EQ(FeaturesOf(U"A股行情", 2), FeaturesOf(U"Ｂ股行情", 2));
}

TEST(PolyphoneFeaturesTest, NeverRunOutOfRoom) {
  std::mt19937 random(1);
  const std::u32string_view alphabet = U"银行长重的了为中国，。1a";
  for (int round = 0; round < 500; ++round) {
    std::u32string text;
    std::vector<uint32_t> word_of;
    for (size_t i = 0; i < 1 + random() % 30; ++i) {
      text += alphabet[random() % alphabet.size()];
      word_of.push_back(i == 0 ? 0 : word_of.back() + random() % 2);
    }
    for (size_t i = 0; i < text.size(); ++i) {
      const auto features = FeaturesOf({text, word_of, i, &TestLexicon()});
      EXPECT_GT(features.size(), 30u);
      EXPECT_LT(features.size(), PolyphoneEvidence::kMostFeatures);
    }
  }
}

TEST(PolyphoneHintsTest, SayWhatTheWordSays) {
  const auto hints = HintsOf(U"去银行吧", 2, {0, 1, 1, 2});
  EXPECT_EQ(hints.own.ToString(), "hang2");
  EXPECT_FALSE(hints.own_is_open);
  EXPECT_TRUE(Covers(hints, "hang2", 2));
}

// A word that the sentence was not split into is evidence, too.
TEST(PolyphoneHintsTest, KnowWordsAcrossTheBorders) {
  const auto hints = HintsOf(U"去银行吧", 2, {0, 1, 2, 3});
  EXPECT_TRUE(hints.own.empty());
  EXPECT_TRUE(Covers(hints, "hang2", 2));
}

TEST(PolyphoneHintsTest, AreNoneWithoutALexicon) {
  PolyphoneEvidence evidence;
  CollectEvidence({U"银行", {}, 1, nullptr}, evidence);
  EXPECT_TRUE(evidence.hints.own.empty());
  EXPECT_EQ(evidence.hints.covering_count, 0u);
}

TEST(PolyphoneHintsTest, SpeakForTheirReadingOnly) {
  const auto hints = HintsOf(U"去银行吧", 2, {0, 1, 1, 2});
  EXPECT_GT(PriorScore(hints, *ParsePinyin("hang2")), 1);
  EXPECT_EQ(PriorScore(hints, *ParsePinyin("xing2")), 0);
}

TEST(PolyphoneHintsTest, OfLongWordsSpeakLouder) {
  PolyphoneHints hints;
  hints.covering[0] = {*ParsePinyin("hang2"), 2};
  hints.covering[1] = {*ParsePinyin("xing2"), 4};
  hints.covering_count = 2;
  EXPECT_GT(PriorScore(hints, *ParsePinyin("xing2")),
            PriorScore(hints, *ParsePinyin("hang2")));
}

}  // namespace
}  // namespace tingwen
