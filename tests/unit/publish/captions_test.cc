#include "publish/captions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace tingwen {
namespace {

using ::testing::ElementsAre;

// A sentence whose words are separated by "|": each character takes 0.25 s.
TimedSentence Spoken(std::string_view text, double begin = 0) {
  TimedSentence sentence;
  sentence.begin = begin;
  double time = begin;
  for (const std::string_view word : Split(text, '|')) {
    // Punctuation belongs to no word.
    size_t size = word.size();
    while (size > 0 &&
           IsPunctuation(DecodeBefore(word.substr(0, size), size).value)) {
      size = DecodeBefore(word.substr(0, size), size).span.begin;
    }
    const size_t at = sentence.text.size();
    sentence.text += word;
    const double end = time + 0.25 * static_cast<double>(
                                         CountCodePoints(word.substr(0, size)));
    sentence.words.push_back({{at, at + size}, time, end, {}, 0});
    time = end;
  }
  sentence.end = time;
  return sentence;
}

std::vector<std::vector<std::string>> TextsOf(
    const std::vector<Caption>& captions) {
  std::vector<std::vector<std::string>> texts;
  for (const Caption& caption : captions) {
    texts.emplace_back();
    for (const CaptionLine& line : caption.lines) {
      texts.back().push_back(TextOf(line));
    }
  }
  return texts;
}

TEST(Captions, EndLinesAtPunctuation) {
  const auto captions = MakeCaptions(
      {Spoken("今年|前三季度，|全市|经济|总体|平稳，|就业|形势|保持|稳定。")},
      {});
  EXPECT_THAT(TextsOf(captions),
              ElementsAre(ElementsAre("今年前三季度，全市经济总体平稳，",
                                      "就业形势保持稳定。")));
}

TEST(Captions, CutNoWord) {
  CaptionRules rules;
  rules.line = 6;
  rules.lines = 1;
  const auto captions =
      MakeCaptions({Spoken("市|银行|行长|会议|今天|召开")}, rules);
  EXPECT_THAT(TextsOf(captions), ElementsAre(ElementsAre("市银行行长"),
                                             ElementsAre("会议今天召开")));
}

TEST(Captions, CutAWordThatIsLongerThanALine) {
  CaptionRules rules;
  rules.line = 4;
  rules.lines = 1;
  const auto captions = MakeCaptions({Spoken("一二三四五六")}, rules);
  EXPECT_THAT(TextsOf(captions),
              ElementsAre(ElementsAre("一二三"), ElementsAre("四五六")));
  EXPECT_DOUBLE_EQ(captions[1].begin, 0.75);
}

TEST(Captions, HoldNoLineThatIsTooLong) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += i % 7 == 6 ? "发展，|" : "发展|";
  text += "。";
  CaptionRules rules;
  for (const Caption& caption : MakeCaptions({Spoken(text)}, rules)) {
    EXPECT_LE(caption.lines.size(), 2U);
    for (const CaptionLine& line : caption.lines) {
      EXPECT_LE(CountCodePoints(TextOf(line)), 18U);
    }
  }
}

TEST(Captions, EndWithEachPhrase) {
  CaptionRules rules;
  rules.unit = CaptionUnit::kPhrase;
  const auto captions =
      MakeCaptions({Spoken("会议|指出，|要|稳中求进。")}, rules);
  EXPECT_THAT(TextsOf(captions), ElementsAre(ElementsAre("会议指出，"),
                                             ElementsAre("要稳中求进。")));
}

TEST(Captions, TakeOpeningBracketsToTheNextWord) {
  CaptionRules rules;
  rules.line = 5;
  rules.lines = 1;
  TimedSentence sentence = Spoken("会议强调“|稳中求进”");
  const auto captions = MakeCaptions({sentence}, rules);
  EXPECT_THAT(TextsOf(captions),
              ElementsAre(ElementsAre("会议强调"), ElementsAre("“稳中"),
                          ElementsAre("求进”")));
}

// Nine characters a second: 18 characters need 2 s, which the silence behind
// has, but not more than there is.
TEST(Captions, StandAsLongAsTheyTakeToRead) {
  TimedSentence fast = Spoken("一二三四五六七八九十一二三四五六七八");
  for (TimedWord& word : fast.words) word.end = 1;
  fast.end = 1;
  const auto alone = MakeCaptions({fast}, {});
  EXPECT_DOUBLE_EQ(alone[0].end, 2.0);
  const auto before = MakeCaptions({fast, Spoken("好", 1.5)}, {});
  EXPECT_DOUBLE_EQ(before[0].end, 1.5);
}

TEST(Captions, PassOverWhatIsNotHeard) {
  TimedSentence silent;
  silent.text = "……";
  EXPECT_TRUE(MakeCaptions({silent}, {}).empty());
}

CaptionFile File(bool words = false) {
  CaptionFile file;
  file.title = "会议";
  file.duration = 61.5;
  file.rules.words = words;
  file.captions =
      MakeCaptions({Spoken("今天|开会，"), Spoken("A<B|&C", 60)}, file.rules);
  return file;
}

TEST(WebVtt, EscapesAndTimes) {
  EXPECT_EQ(kWebVttCaptions.render(File()),
            "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\n今天开会，\n\n"
            "2\n00:01:00.000 --> 00:01:01.250\nA&lt;B&amp;C\n");
}

TEST(WebVtt, TellsTheTimeOfEachWordButTheFirst) {
  EXPECT_NE(
      kWebVttCaptions.render(File(true)).find("今天<00:00:00.500>开会，\n"),
      std::string::npos);
}

TEST(Srt, NumbersAndCommas) {
  EXPECT_EQ(kSrtCaptions.render(File()),
            "1\n00:00:00,000 --> 00:00:01,000\n今天开会，\n\n"
            "2\n00:01:00,000 --> 00:01:01,250\nA<B&C\n");
}

TEST(Lrc, HasTagsAndClearsBeforeARest) {
  EXPECT_EQ(kLrcCaptions.render(File(true)),
            "[ti:会议]\n[length:01:01.50]\n[re:tingwen]\n"
            "[00:00.00]<00:00.00>今天<00:00.50>开会，\n[00:01.00]\n"
            "[01:00.00]<01:00.00>A<B<01:00.75>&C\n[01:01.25]\n");
}

TEST(Ttml, CountsWordsFromTheirParagraph) {
  const std::string text = kTtmlCaptions.render(File(true));
  EXPECT_NE(text.find("<p begin=\"00:01:00.000\" end=\"00:01:01.250\">"
                      "<span begin=\"00:00:00.000\">A&lt;B</span>"
                      "<span begin=\"00:00:00.750\">&amp;C</span></p>"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace tingwen
