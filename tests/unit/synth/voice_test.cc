#include "synth/voice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "base/paths.h"
#include "base/text.h"
#include "unit/synth/speech.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Voice, ThreeVoicesOfOurOwn) {
  const auto voices = ListVoices(DataPath("voices"));
  ASSERT_TRUE(voices) << Describe(voices.error());
  std::vector<std::string> ids;
  for (const Voice& voice : *voices) {
    ids.push_back(voice.id);
    EXPECT_FALSE(voice.name_zh.empty());
    EXPECT_FALSE(voice.description_en.empty());
    // Breaks grow with their strength.
    EXPECT_TRUE(std::is_sorted(voice.break_ms.begin(), voice.break_ms.end()));
    EXPECT_EQ(voice.BreakMs(Break::kWord), 0);
    EXPECT_GT(voice.BreakMs(Break::kTitle), voice.BreakMs(Break::kSentence));
    const Speech speech = Speak({"ni2-hao3, =hello."}, voice);
    EXPECT_TRUE(speech.status) << Describe(speech.status.error());
    EXPECT_GT(speech.samples.size(), 8000U);
  }
  EXPECT_THAT(ids, ElementsAre("calm", "fast", "newsreader"));
}

TEST(Voice, UnknownOneIsAUsageErrorThatNamesTheKnown) {
  for (const char* id : {"nobody", "", "..", "newsreader/"}) {
    const auto voice = LoadVoice(DataPath("voices"), id);
    ASSERT_FALSE(voice) << id;
    EXPECT_EQ(voice.error().code, ErrorCode::kUsage);
    EXPECT_THAT(voice.error().message, HasSubstr("calm, fast, newsreader"));
  }
}

TEST(Voice, FolderWithoutVoicesIsOurOwnFault) {
  EXPECT_EQ(ListVoices("/nowhere").error().code, ErrorCode::kInternal);
  EXPECT_EQ(LoadVoice("/nowhere", "calm").error().code, ErrorCode::kInternal);
}

// A folder with one voice, a copy of the newsreader whose voice.toml is
// changed.
class VoiceToml : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy(DataPath("voices/newsreader"), folder_ + "/mine");
    fs::copy(DataPath("voices/mandarin.tsv"), folder_);
    text_ = *ReadFile(folder_ + "/mine/voice.toml");
  }
  void TearDown() override { fs::remove_all(folder_); }

  Result<Voice> LoadWith(const std::string& from, const std::string& to) {
    EXPECT_THAT(text_, HasSubstr(from));
    std::string text = text_;
    ReplaceAll(text, from, to);
    EXPECT_TRUE(WriteFile(folder_ + "/mine/voice.toml", text));
    return LoadVoice(folder_, "mine");
  }

  // The line of the first `text` in voice.toml.
  size_t LineOf(const std::string& text) const {
    return PositionOf(text_, text_.find(text)).line;
  }

  // Tests may run side by side.
  std::string folder_ =
      testing::TempDir() + "voices" + std::to_string(::getpid());
  std::string text_;
};

TEST_F(VoiceToml, IsRead) {
  const auto voice = LoadWith("comma = 320", "comma = 777");
  ASSERT_TRUE(voice) << Describe(voice.error());
  EXPECT_EQ(voice->id, "mine");
  EXPECT_EQ(voice->BreakMs(Break::kComma), 777);
  EXPECT_EQ(voice->definition, folder_ + "/mine/mandarin");
  EXPECT_EQ(voice->phonemes, folder_ + "/mandarin.tsv");
}

TEST_F(VoiceToml, MistakesAreNamedWithTheirLine) {
  const struct {
    const char* from;
    const char* to;
    const char* line_of;
  } kMistakes[] = {
      {"rate = 230", "rate = 450", "rate = 230"},
      {"rate = 230", "rate = \"quick\"", "rate = 230"},
      {"rate = 230", "rate = 19.5", "rate = 230"},
      {"pitch = 50", "pitch = -1", "pitch = 50"},
      {"comma = 320", "comma = 10001", "comma = 320"},
      {"comma = 320", "coma = 230", "coma"},
      {"name_en = \"Newsreader\"", "name_en = \"\"", "name_en"},
      {"name_en = \"Newsreader\"", "name_en = 3", "name_en"},
      {"definition = \"mandarin\"", "definition = \"none\"", "definition"},
      {"volume = 65", "volum = 65", "volume"},
      {"rate = 230", "rate = = 230", "rate = 230"},
  };
  for (const auto& mistake : kMistakes) {
    const auto voice = LoadWith(mistake.from, mistake.to);
    ASSERT_FALSE(voice) << mistake.to;
    EXPECT_EQ(voice.error().code, ErrorCode::kInternal);
    EXPECT_EQ(voice.error().path, folder_ + "/mine/voice.toml");
    EXPECT_GT(voice.error().position.line, 0U) << mistake.to;
    const bool missing = std::string(mistake.to).find("com") == 0 ||
                         std::string(mistake.to).find("volum ") == 0;
    if (!missing) {
      EXPECT_EQ(voice.error().position.line, LineOf(mistake.line_of))
          << mistake.to;
    }
  }
}

TEST_F(VoiceToml, MissingKeyIsNamed) {
  const auto voice = LoadWith("rate = 230 ", "#");
  ASSERT_FALSE(voice);
  EXPECT_THAT(voice.error().message, HasSubstr("rate"));
}

TEST_F(VoiceToml, BinaryFileIsNoToml) {
  ASSERT_TRUE(WriteFile(folder_ + "/mine/voice.toml", "\xFF\xFE\x01"));
  EXPECT_EQ(LoadVoice(folder_, "mine").error().code, ErrorCode::kInternal);
}

// eSpeak itself cuts paths of voice files at 59 characters.
TEST_F(VoiceToml, LongPathsAreNoTrouble) {
  const std::string deep = folder_ + "/" + std::string(120, 'x') + "+f1";
  fs::create_directories(deep);
  fs::copy(folder_ + "/mine", deep + "/mine");
  fs::copy(folder_ + "/mandarin.tsv", deep);
  const auto voice = LoadVoice(deep, "mine");
  ASSERT_TRUE(voice) << Describe(voice.error());
  const Speech speech = Speak({"ni2-hao3."}, *voice);
  ASSERT_TRUE(speech.status) << Describe(speech.status.error());
  EXPECT_TRUE(speech.samples == Speak({"ni2-hao3."}).samples);
}

}  // namespace
}  // namespace tingwen
