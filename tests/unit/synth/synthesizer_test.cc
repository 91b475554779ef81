#include "synth/synthesizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/synth/speech.h"

namespace tingwen {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The length of the longest run of zeros that begins at `begin`.
size_t SilenceFrom(const std::vector<int16_t>& samples, uint64_t begin) {
  size_t end = begin;
  while (end < samples.size() && samples[end] == 0) ++end;
  return end - begin;
}

size_t SamplesOf(int ms) { return static_cast<size_t>(ms) * 22050 / 1000; }

TEST(Synthesizer, PausesAreExactlyThoseOfTheVoice) {
  const Voice voice = Newsreader();
  const Speech speech = Speak({"shi4-jie4, wo3-men5."}, voice);
  ASSERT_TRUE(speech.status) << Describe(speech.status.error());
  const auto words = speech.Marks(MarkKind::kWord);
  ASSERT_EQ(words.size(), 2U);
  const size_t comma = SamplesOf(voice.BreakMs(Break::kComma));
  const size_t stop = SamplesOf(voice.BreakMs(Break::kSentence));
  EXPECT_EQ(words[0].begin, 0U);
  EXPECT_EQ(words[1].begin, words[0].end + comma);
  EXPECT_EQ(speech.samples.size(), words[1].end + stop);
  // The last sample of the fade is zero, and the first after a pause is not.
  EXPECT_EQ(SilenceFrom(speech.samples, words[0].end), comma);
  EXPECT_EQ(SilenceFrom(speech.samples, words[1].end), stop);
}

TEST(Synthesizer, MarksAreOrderedAndTouchWithinAPhrase) {
  const Speech speech =
      Speak({"jin1-tian1 tian1-qi4 hen2 hao3, wo3-men5 chu1-qu4 wanr2-.",
             "ta1 shuo1 hao3.", "yin2-hang2 hang2-zhang3#"});
  ASSERT_TRUE(speech.status);
  ASSERT_EQ(speech.Marks(MarkKind::kSentence).size(), 3U);
  ASSERT_EQ(speech.Marks(MarkKind::kWord).size(), speech.document.words.size());
  const AudioMark* sentence = nullptr;
  const AudioMark* word = nullptr;
  for (const AudioMark& mark : speech.document.marks) {
    EXPECT_LE(mark.begin, mark.end);
    if (mark.kind == MarkKind::kSentence) {
      EXPECT_TRUE(sentence == nullptr || sentence->end <= mark.begin);
      sentence = &mark;
      continue;
    }
    EXPECT_GT(mark.end - mark.begin, 1500U) << mark.element;  // 70 ms
    EXPECT_GE(mark.begin, sentence->begin);
    EXPECT_LE(mark.end, sentence->end);
    if (word != nullptr &&
        speech.document.words[word->element].break_after == Break::kNone) {
      EXPECT_EQ(mark.begin, word->end);
    }
    word = &mark;
  }
  EXPECT_EQ(sentence->end, word->end);
}

// A word's mark is where its sound is: the same word alone has nearly the
// same samples count, and its stop consonant begins inside it.
TEST(Synthesizer, MarksLieAtTheSounds) {
  const Speech speech = Speak({"ma1-ma5 ta4-shi2."});
  ASSERT_TRUE(speech.status);
  const auto words = speech.Marks(MarkKind::kWord);
  ASSERT_EQ(words.size(), 2U);
  // t is silent before its burst, m and its vowel are loud before the border.
  auto energy = [&](uint64_t begin, uint64_t end) {
    double sum = 0;
    for (uint64_t i = begin; i < end; ++i) {
      sum += double{1} * speech.samples[i] * speech.samples[i];
    }
    return sum / static_cast<double>(end - begin);
  };
  const uint64_t border = words[1].begin;
  EXPECT_GT(energy(border - 1100, border - 400),
            100 * energy(border + 50, border + 400));
}

TEST(Synthesizer, SentenceWithoutWordsIsAnEmptyMarkInItsPlace) {
  const Speech speech = Speak({"", "shi4.", "~.", "", "shi4.", ""});
  ASSERT_TRUE(speech.status);
  const auto sentences = speech.Marks(MarkKind::kSentence);
  ASSERT_EQ(sentences.size(), 6U);
  for (size_t i : {0, 2, 3, 5}) EXPECT_EQ(sentences[i].begin, sentences[i].end);
  for (size_t i : {1, 4}) EXPECT_LT(sentences[i].begin, sentences[i].end);
  EXPECT_EQ(sentences[0].begin, 0U);
  EXPECT_EQ(sentences[2].begin, sentences[4].begin);
  EXPECT_EQ(sentences[5].begin, speech.samples.size());
  EXPECT_EQ(speech.Marks(MarkKind::kWord).size(), 3U);
}

TEST(Synthesizer, WordsWithoutSoundStandBeforeTheNextWord) {
  const Speech speech = Speak({"~ shi4 ~ shi4, ~, ~ shi4 ~."});
  ASSERT_TRUE(speech.status);
  const auto words = speech.Marks(MarkKind::kWord);
  ASSERT_EQ(words.size(), 8U);
  for (size_t i : {0, 2, 4, 5, 7}) EXPECT_EQ(words[i].begin, words[i].end) << i;
  for (size_t i : {1, 3, 6}) EXPECT_LT(words[i].begin, words[i].end) << i;
  EXPECT_EQ(words[4].begin, words[6].begin);
  // The pauses of two commas in a row are one.
  EXPECT_EQ(words[6].begin - words[3].end,
            SamplesOf(Newsreader().BreakMs(Break::kComma)));
}

TEST(Synthesizer, ReadsEnglishWordsAsEnglish) {
  const Speech speech =
      Speak({"wo3-men5 yong4 =Wi-Fi =hotspot shang4-wang3, =hello."});
  ASSERT_TRUE(speech.status) << Describe(speech.status.error());
  EXPECT_THAT(speech.DiagnosticIds(), IsEmpty());
  for (const AudioMark& mark : speech.Marks(MarkKind::kWord)) {
    EXPECT_GT(mark.end - mark.begin, 2000U) << mark.element;
  }
}

TEST(Synthesizer, UnknownSyllableIsADiagnosticAndTheRestIsSpoken) {
  const Speech speech = Speak({"ni3-qqq4 hao3."});
  ASSERT_TRUE(speech.status);
  EXPECT_THAT(speech.DiagnosticIds(), ElementsAre("unspeakable"));
  EXPECT_EQ(speech.document.diagnostics[0].source, (Span{3, 6}));
  EXPECT_EQ(speech.Marks(MarkKind::kWord).size(), 2U);
}

TEST(Synthesizer, WordThatCannotBeSpokenIsADiagnostic) {
  Speech speech;
  speech.document = MakeDocument({"ni3 ~ hao3 =--, =#.", "~."});
  speech.document.words[1].text = "龘";
  speech.document.words[5].text = "龘";
  auto synthesizer = Synthesizer::Start(EnginePath(), Newsreader());
  ASSERT_TRUE(synthesizer);
  ASSERT_TRUE(synthesizer->Synthesize(speech.document, Into(speech.samples)));
  EXPECT_THAT(speech.DiagnosticIds(),
              ElementsAre("soundless", "soundless", "soundless"));
}

TEST(Synthesizer, SameDocumentGivesTheSameSamples) {
  const std::vector<std::string> sentences = {
      "jin1-tian1 tian1-qi4 hao3.", "=NBA bi3-sai4.", "ta1 shuo1, hao3#",
      "zai4-jian4.", "qu4 ba5."};
  const auto samples = Speak(sentences).samples;
  EXPECT_TRUE(Speak(sentences).samples == samples);
  EXPECT_TRUE(Speak(sentences, Newsreader(), {.requests_ahead = 1}).samples ==
              samples);
}

// eSpeak drops what exceeds its clause buffer; a long text without any pause
// must come out whole, with the same length per syllable as a short one.
TEST(Synthesizer, EndlessSentenceIsSpokenWhole) {
  std::string sentence;
  for (int i = 0; i < 600; ++i) sentence += "chuang2-shang4 ";
  const Speech speech = Speak({sentence});
  ASSERT_TRUE(speech.status);
  const auto words = speech.Marks(MarkKind::kWord);
  ASSERT_EQ(words.size(), 600U);
  for (const AudioMark& word : words) {
    EXPECT_GT(word.end - word.begin, 5000U) << word.element;
    EXPECT_LT(word.end - word.begin, 20000U) << word.element;
  }
}

TEST(Synthesizer, EndlessWordKeepsOneMark) {
  std::string word = "ma1";
  for (int i = 0; i < 299; ++i) word += "-ma1";
  const Speech speech = Speak({"ni3 " + word + " hao3."});
  ASSERT_TRUE(speech.status);
  const auto words = speech.Marks(MarkKind::kWord);
  ASSERT_EQ(words.size(), 3U);
  EXPECT_GT(words[1].end - words[1].begin, 300U * 2000U);
}

TEST(Synthesizer, FasterVoiceIsShorterAndRateHasLimits) {
  Voice voice = Newsreader();
  const std::vector<std::string> sentences = {"jin1-tian1 tian1-qi4 hen2 hao3"};
  const size_t usual = Speak(sentences, voice).samples.size();
  voice.rate = 2 * voice.rate;
  EXPECT_LT(Speak(sentences, voice).samples.size(), usual * 2 / 3);
  voice.rate = kMaximumRate;
  const Speech fastest = Speak(sentences, voice);
  EXPECT_THAT(fastest.DiagnosticIds(), IsEmpty());
  voice.rate = 900;
  const Speech held = Speak(sentences, voice);
  EXPECT_THAT(held.DiagnosticIds(), ElementsAre("rate_limit"));
  EXPECT_TRUE(held.samples == fastest.samples);
}

TEST(Synthesizer, RefusesPitchAndVolumeOutOfRange) {
  Voice voice = Newsreader();
  voice.pitch = 101;
  EXPECT_EQ(Speak({"shi4."}, voice).status.error().code, ErrorCode::kUsage);
  voice.pitch = 50;
  voice.volume = -1;
  EXPECT_EQ(Speak({"shi4."}, voice).status.error().code, ErrorCode::kUsage);
}

TEST(Synthesizer, VolumeIsHeard) {
  Voice voice = Newsreader();
  auto peak = [](const Speech& speech) {
    int highest = 0;
    for (int16_t s : speech.samples) highest = std::max(highest, std::abs(s));
    return highest;
  };
  const int usual = peak(Speak({"shi4-jie4."}, voice));
  voice.volume /= 2;
  EXPECT_NEAR(peak(Speak({"shi4-jie4."}, voice)), usual / 2, usual / 10);
  voice.volume = 0;
  const Speech silent = Speak({"shi4-jie4."}, voice);
  EXPECT_TRUE(silent.status);
  EXPECT_EQ(peak(silent), 0);
}

TEST(Synthesizer, SinkErrorEndsTheJobAndTheNextOneWorks) {
  auto synthesizer = Synthesizer::Start(EnginePath(), Newsreader());
  ASSERT_TRUE(synthesizer);
  Document document = MakeDocument({"shi4.", "jie4.", "shi4.", "jie4."});
  const Status status =
      synthesizer->Synthesize(document, [](std::span<const int16_t>) -> Status {
        return Fail({ErrorCode::kOutput, "full", {}, {}, {}});
      });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kOutput);
  std::vector<int16_t> samples;
  Document next = MakeDocument({"ni2-hao3."});
  ASSERT_TRUE(synthesizer->Synthesize(next, Into(samples)));
  EXPECT_TRUE(samples == Speak({"ni2-hao3."}).samples);
}

TEST(Synthesizer, TellsItsProgress) {
  auto synthesizer = Synthesizer::Start(EnginePath(), Newsreader());
  ASSERT_TRUE(synthesizer);
  Document document = MakeDocument({"shi4.", "", "jie4."});
  std::vector<int16_t> samples;
  std::vector<size_t> seen;
  ASSERT_TRUE(synthesizer->Synthesize(document, Into(samples),
                                      [&](size_t done, size_t total) {
                                        EXPECT_EQ(total, 3U);
                                        seen.push_back(done);
                                      }));
  EXPECT_THAT(seen, ElementsAre(1, 2, 3));
}

}  // namespace
}  // namespace tingwen
