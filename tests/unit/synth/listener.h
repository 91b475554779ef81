// The phonemes that eSpeak NG answers for a document.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/paths.h"
#include "base/text.h"
#include "synth/phonemes.h"
#include "synth/protocol.h"
#include "synth/utterance.h"
#include "synth/voice.h"
#include "synth/worker.h"

namespace tingwen {

struct HeardPhrase {
  Phrase phrase;  // what was asked for
  // What was answered, without stress marks and without what ends a word
  // ("_|").
  std::string phonemes;
};

// Speaks documents with the newsreader and keeps eSpeak's mnemonics.
class Listener {
 public:
  Listener()
      : voice_(*LoadVoice(DataPath("voices"), "newsreader")),
        table_(*PhonemeTable::Load(voice_.phonemes)),
        worker_(*Worker::Start(EnginePath())) {
    OpenRequest open;
    open.mandarin = voice_.definition;
    open.english = voice_.english;
    open.rate = open.english_rate = 300;
    open.pitch = 50;
    open.volume = 50;
    worker_.Send(FrameKind::kOpen, Encode(open));
    EXPECT_EQ(Receive().kind, FrameKind::kReady);
  }

  std::vector<HeardPhrase> Hear(Document& document) {
    std::vector<HeardPhrase> heard;
    const auto words = WordsOfSentences(document);
    for (Id sentence = 0; sentence < words.size(); ++sentence) {
      for (const Utterance& utterance : PlanSentence(
               document, sentence, words[sentence], table_, voice_)) {
        HearUtterance(utterance, heard);
      }
    }
    return heard;
  }

  // What the table says for a syllable with this contour, in the same form.
  std::string Written(std::string_view pinyin, std::string_view contour) const {
    std::string text = *table_.Spell(pinyin, Following::kSilence, false);
    ReplaceAll(text, "|", "");
    const std::string own(kContours[SplitTone(pinyin).tone]);
    const size_t place = text.rfind(own);
    return text.replace(place, own.size(), contour);
  }

  static constexpr std::string_view kContours[] = {"",    "55", "35",
                                                   "214", "51", "11"};

 private:
  void HearUtterance(const Utterance& utterance,
                     std::vector<HeardPhrase>& heard) {
    worker_.Send(FrameKind::kSpeak, Encode(utterance.Request(0)));
    const auto reply = DecodeSpoken(Receive().payload);
    ASSERT_TRUE(reply.has_value());
    const auto lines = SplitLines(reply->phonemes);
    ASSERT_EQ(lines.size(), utterance.phrases.size());
    for (size_t i = 0; i < lines.size(); ++i) {
      heard.push_back({utterance.phrases[i], Clean(lines[i])});
    }
  }

  static std::string Clean(std::string_view line) {
    std::string text(line);
    ReplaceAll(text, "_|", "");
    ReplaceAll(text, "'", "");
    return std::string(Trim(text));
  }

  Frame Receive() {
    Frame frame;
    EXPECT_EQ(worker_.Receive(std::chrono::seconds(20), frame),
              Worker::Outcome::kFrame);
    return frame;
  }

  Voice voice_;
  PhonemeTable table_;
  Worker worker_;
};

}  // namespace tingwen
