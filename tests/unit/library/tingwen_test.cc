#include "library/tingwen.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace {

struct Heard {
  tingwen_voice* voice = nullptr;
  std::vector<tingwen_event> events;
  uint64_t samples = 0;
  uint64_t enough = UINT64_MAX;  // samples after which no more are taken
  bool cancels = false;          // by tingwen_cancel(), not by the answer
};

int Take(void* user, const int16_t* /*samples*/, size_t count) {
  auto* heard = static_cast<Heard*>(user);
  heard->samples += count;
  if (heard->samples < heard->enough) return 0;
  if (heard->cancels) tingwen_cancel(heard->voice);
  return heard->cancels ? 0 : 1;
}

void Note(void* user, const tingwen_event* event) {
  auto* heard = static_cast<Heard*>(user);
  EXPECT_GE(event->sample, heard->samples);  // told before its samples
  heard->events.push_back(*event);
}

class LibraryTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    ASSERT_EQ(tingwen_open(nullptr, &voice_), TINGWEN_OK)
        << tingwen_message(voice_);
  }
  static void TearDownTestSuite() { tingwen_close(voice_); }

  using Text = std::unique_ptr<tingwen_text, decltype(&tingwen_free_text)>;

  static Text Read(const std::string& bytes) {
    tingwen_text* text = nullptr;
    EXPECT_EQ(tingwen_read_message(voice_, bytes.data(), bytes.size(), &text),
              TINGWEN_OK);
    return {text, tingwen_free_text};
  }

  static Heard Speak(tingwen_text* text, size_t first = 0,
                     size_t last = SIZE_MAX) {
    Heard heard;
    heard.voice = voice_;
    EXPECT_EQ(tingwen_speak(voice_, text, first, last, Take, Note, &heard),
              TINGWEN_OK);
    return heard;
  }

  static std::string Describe(char32_t c) {
    std::string words(100, '\0');
    words.resize(tingwen_describe(voice_, c, words.data(), words.size()));
    return words;
  }

  static tingwen_voice* voice_;
};

tingwen_voice* LibraryTest::voice_ = nullptr;

TEST_F(LibraryTest, ListsTheSentencesOfAMessage) {
  const std::string bytes = "今天是晴天。明天有雨。\n第二行";
  const Text text = Read(bytes);
  ASSERT_EQ(tingwen_sentence_count(text.get()), 3u);
  tingwen_sentence sentence;
  ASSERT_TRUE(tingwen_sentence_at(text.get(), 1, &sentence));
  EXPECT_EQ(std::string(sentence.text, sentence.text_size), "明天有雨。");
  EXPECT_EQ(bytes.substr(sentence.begin, sentence.end - sentence.begin),
            "明天有雨。");
  ASSERT_TRUE(tingwen_sentence_at(text.get(), 2, &sentence));
  EXPECT_EQ(bytes.substr(sentence.begin), "第二行");
  EXPECT_EQ(sentence.block_number, 1u);
  EXPECT_FALSE(tingwen_sentence_at(text.get(), 3, &sentence));
}

TEST_F(LibraryTest, TellsEveryWordInOrder) {
  const std::string bytes = "2025年，你好。\n再见。";
  const Text text = Read(bytes);
  const Heard heard = Speak(text.get());
  EXPECT_GT(heard.samples, 2u * TINGWEN_SAMPLE_RATE);
  uint64_t sample = 0;
  std::string last;
  for (const tingwen_event& event : heard.events) {
    EXPECT_GE(event.sample, sample);
    EXPECT_LE(event.sample, heard.samples);
    sample = event.sample;
    last = bytes.substr(event.begin, event.end - event.begin);
  }
  EXPECT_EQ(last, "再见");
  EXPECT_EQ(heard.events.back().sentence, 1u);
}

TEST_F(LibraryTest, SpeaksFromAnySentenceOn) {
  const Text text = Read("一。二。三。");
  const Heard heard = Speak(text.get(), 1, 2);
  ASSERT_FALSE(heard.events.empty());
  for (const tingwen_event& event : heard.events) EXPECT_EQ(event.sentence, 1u);
}

TEST_F(LibraryTest, EndsWhenNoMoreIsWantedAndGoesOnAfterwards) {
  const Text text = Read("本报讯，今天上午，仪式在高新区举行。全市都来了。");
  const uint64_t all = Speak(text.get()).samples;
  for (const bool cancels : {false, true}) {
    Heard heard;
    heard.voice = voice_;
    heard.enough = 1;
    heard.cancels = cancels;
    EXPECT_EQ(
        tingwen_speak(voice_, text.get(), 0, SIZE_MAX, Take, Note, &heard),
        TINGWEN_CANCELLED);
    EXPECT_LT(heard.samples, all);
    // What the engine spoke before leaves traces of some samples.
    EXPECT_NEAR(static_cast<double>(Speak(text.get()).samples),
                static_cast<double>(all), TINGWEN_SAMPLE_RATE / 100);
  }
}

TEST_F(LibraryTest, ChangesRateWhileTheEngineRuns) {
  const Text text = Read("今天上午，仪式在高新区举行。");
  ASSERT_EQ(tingwen_set(voice_, "rate", "120"), TINGWEN_OK);
  const uint64_t slow = Speak(text.get()).samples;
  ASSERT_EQ(tingwen_set(voice_, "rate", "300"), TINGWEN_OK);
  const uint64_t fast = Speak(text.get()).samples;
  EXPECT_GT(slow, fast * 3 / 2);
  EXPECT_EQ(tingwen_set(voice_, "rate", "180"), TINGWEN_OK);
}

TEST_F(LibraryTest, SaysWhatIsWrong) {
  EXPECT_EQ(tingwen_set(voice_, "no_such_thing", "1"), TINGWEN_USAGE);
  EXPECT_NE(std::strstr(tingwen_message(voice_), "no_such_thing"), nullptr);
  EXPECT_EQ(tingwen_set(voice_, "voice", "nobody"), TINGWEN_USAGE);
  EXPECT_EQ(tingwen_set(voice_, "pitch", "1000"), TINGWEN_USAGE);
  tingwen_text* text = nullptr;
  EXPECT_EQ(tingwen_read_file(voice_, "/no/such/file", &text), TINGWEN_INPUT);
  EXPECT_EQ(text, nullptr);
}

TEST_F(LibraryTest, TellsCharactersApart) {
  EXPECT_NE(Describe(U'章').find("文章"), std::string::npos);
  EXPECT_EQ(Describe(U'。'), "句号");
  EXPECT_EQ(Describe(U'a'), "a");
  EXPECT_NE(Describe(U'A'), "A");
  EXPECT_EQ(tingwen_describe(voice_, U'。', nullptr, 0), 6u);
}

TEST_F(LibraryTest, PunctuationIsASettingOfTheText) {
  ASSERT_EQ(tingwen_set(voice_, "punctuation", "all"), TINGWEN_OK);
  const uint64_t all = Speak(Read("好，好。").get()).samples;
  ASSERT_EQ(tingwen_set(voice_, "punctuation", "none"), TINGWEN_OK);
  EXPECT_GT(all, Speak(Read("好，好。").get()).samples);
}

TEST_F(LibraryTest, ListsItsVoices) {
  const char* id = nullptr;
  const char* name = nullptr;
  ASSERT_TRUE(tingwen_voice_at(voice_, 0, &id, &name));
  EXPECT_STRNE(id, "");
  EXPECT_FALSE(tingwen_voice_at(voice_, 1000, &id, &name));
}

}  // namespace
