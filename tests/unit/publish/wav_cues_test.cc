#include "publish/wav_cues.h"

#include <gtest/gtest.h>
#include <sndfile.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "base/file.h"
#include "publish/broadcast_chunks.h"
#include "publish/sound_file.h"

namespace tingwen {
namespace {

uint32_t Number(std::string_view bytes, size_t offset) {
  uint32_t number = 0;
  std::memcpy(&number, bytes.data() + offset, sizeof number);
  return number;
}

class WavTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "wav" + std::to_string(::getpid()) + ".wav";
  }
  void TearDown() override { std::filesystem::remove(path_); }

  Status Write(const AudioSpec& spec, const AudioTags& tags, size_t frames) {
    TINGWEN_ASSIGN(file, SoundFile::Create(path_, spec, tags));
    TINGWEN_TRY(file.Write(std::vector<float>(frames, 0.25F)));
    return file.Finish();
  }

  std::string path_;
};

const AudioTags kTags = [] {
  AudioTags tags;
  tags.title = "新闻";
  tags.cues = {{0, 0.01, "标题"}, {0.01, 0.04, "第一段"}};
  return tags;
}();

// All chunks of a RIFF file lie end to end, and its size is told truly.
TEST_F(WavTest, ChunksLieEndToEnd) {
  for (size_t frames : {0U, 1U, 999U, 1000U}) {
    ASSERT_TRUE(Write({AudioFormat::kWav, 22050, 1, false, 24}, kTags, frames));
    const std::string bytes = *ReadFile(path_);
    EXPECT_EQ(Number(bytes, 4) + 8, bytes.size());
    std::string ids;
    size_t at = 12;
    while (at + 8 <= bytes.size()) {
      ids += bytes.substr(at, 4) + " ";
      at += 8 + Number(bytes, at + 4);
      at += at % 2;
    }
    EXPECT_EQ(at, bytes.size());
    for (const char* id : {"bext", "cart", "fmt ", "data", "cue ", "LIST"}) {
      EXPECT_NE(ids.find(id), ids.npos) << id << " in " << ids;
    }
  }
}

TEST_F(WavTest, CuesAreReadBack) {
  ASSERT_TRUE(Write({AudioFormat::kWav, 22050}, kTags, 1000));
  SF_INFO info{};
  SNDFILE* file = sf_open(path_.c_str(), SFM_READ, &info);
  ASSERT_NE(file, nullptr);
  SF_CUES cues{};
  EXPECT_EQ(sf_command(file, SFC_GET_CUE, &cues, sizeof cues), SF_TRUE);
  EXPECT_EQ(cues.cue_count, 2U);
  EXPECT_EQ(cues.cue_points[1].sample_offset, 221U);
  EXPECT_STREQ(cues.cue_points[1].name, "第一段");
  sf_close(file);
}

// A file that is announced as longer than RIFF can be.
TEST_F(WavTest, LongFilesAreRf64) {
  AudioSpec spec{AudioFormat::kWav, 48000, 1, true, 24};
  spec.frames = uint64_t{1} << 30;
  ASSERT_TRUE(Write(spec, kTags, 1000));
  const std::string bytes = *ReadFile(path_);
  EXPECT_EQ(bytes.substr(0, 4), "RF64");
  EXPECT_EQ(bytes.substr(12, 4), "ds64");
  EXPECT_EQ(Number(bytes, 20) + 8, bytes.size());
  SF_INFO info{};
  SNDFILE* file = sf_open(path_.c_str(), SFM_READ, &info);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(info.frames, 1000);
  SF_BROADCAST_INFO bext{};
  EXPECT_EQ(sf_command(file, SFC_GET_BROADCAST_INFO, &bext, sizeof bext),
            SF_TRUE);
  EXPECT_STREQ(bext.description, "新闻");
  sf_close(file);
  EXPECT_NE(bytes.find("labl"), bytes.npos);
}

TEST(FieldText, CutsBetweenCharactersAndDropsControls) {
  EXPECT_EQ(FieldText("新闻", 6), "新闻");
  EXPECT_EQ(FieldText("新闻", 5), "新");
  EXPECT_EQ(FieldText("a\nb\x01"
                      "c",
                      64),
            "a b c");
  EXPECT_EQ(FieldText("", 3), "");
}

// Fields that are filled to the last byte have no end mark.
TEST_F(WavTest, TitlesLongerThanTheirFieldsAreCut) {
  AudioTags tags;
  for (int i = 0; i < 100; ++i) tags.title += "字";
  ASSERT_TRUE(Write({AudioFormat::kWav, 22050}, tags, 10));
  SF_INFO info{};
  SNDFILE* file = sf_open(path_.c_str(), SFM_READ, &info);
  ASSERT_NE(file, nullptr);
  SF_BROADCAST_INFO bext{};
  sf_command(file, SFC_GET_BROADCAST_INFO, &bext, sizeof bext);
  EXPECT_EQ(std::string(bext.description, strnlen(bext.description, 256)),
            tags.title.substr(0, 255));
  EXPECT_EQ(bext.version, 2);
  sf_close(file);
}

}  // namespace
}  // namespace tingwen
