#include "publish/audio_writer.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sndfile.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>

#include "base/file.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr int kRate = 22050;
const AudioTags kTags = {"Title", "Artist", "2025-11-23", "Comment"};

// Two seconds of a voice-like sound.
std::vector<float> Sound() {
  std::vector<float> samples(2 * kRate);
  for (size_t i = 0; i < samples.size(); ++i) {
    const double t = static_cast<double>(i) / kRate;
    const double wave =
        8000 * std::sin(6.283 * 200 * t) * (1 + std::sin(6.283 * 3 * t));
    samples[i] = static_cast<float>(std::lround(wave)) / 32768.0F;
  }
  return samples;
}

// A folder of the test's own, gone with it.
class AudioWriterTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "audio" + std::to_string(::getpid());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Path(const std::string& name) const {
    return folder_ + "/" + name;
  }
  bool FolderIsEmpty() const { return fs::is_empty(folder_); }

  static AudioSpec SpecFor(const std::string& path) {
    const AudioFormat format = *AudioFormatOf(path);
    return {format, NearestRate(format, kRate)};
  }

  static Status WriteSound(const std::string& path,
                           const AudioTags& tags = kTags, size_t piece = 5000) {
    TINGWEN_ASSIGN(writer, AudioWriter::Create(path, SpecFor(path), tags));
    const std::vector<float> sound = Sound();
    for (size_t i = 0; i < sound.size(); i += piece) {
      TINGWEN_TRY(writer.Write(
          std::span(sound).subspan(i, std::min(piece, sound.size() - i))));
    }
    return writer.Finish();
  }

  std::string folder_;
};

struct ReadBack {
  SF_INFO info{};
  std::vector<float> samples;
  std::string title;
  std::string artist;
  std::string date;
  std::string comment;
};

ReadBack Read(const std::string& path) {
  ReadBack back;
  SNDFILE* file = sf_open(path.c_str(), SFM_READ, &back.info);
  EXPECT_NE(file, nullptr) << sf_strerror(nullptr);
  if (file == nullptr) return back;
  back.samples.resize(
      static_cast<size_t>(back.info.frames * back.info.channels));
  EXPECT_EQ(sf_readf_float(file, back.samples.data(), back.info.frames),
            back.info.frames);
  auto tag = [&](int which) {
    const char* text = sf_get_string(file, which);
    return std::string(text == nullptr ? "" : text);
  };
  back.title = tag(SF_STR_TITLE);
  back.artist = tag(SF_STR_ARTIST);
  back.date = tag(SF_STR_DATE);
  back.comment = tag(SF_STR_COMMENT);
  sf_close(file);
  return back;
}

double Energy(const std::vector<float>& samples) {
  double sum = 0;
  for (float sample : samples) sum += double{sample} * sample;
  return sum / static_cast<double>(samples.size());
}

TEST(NearestRate, IsWhatTheFormatCanHold) {
  EXPECT_EQ(NearestRate(AudioFormat::kWav, 12345), 12345);
  EXPECT_EQ(NearestRate(AudioFormat::kOpus, 22050), 48000);
  EXPECT_EQ(NearestRate(AudioFormat::kMp3, 23000), 24000);
  EXPECT_EQ(NearestRate(AudioFormat::kMp3, 96000), 48000);
}

TEST(AudioFormatOf, GoesByTheExtensionOrTheName) {
  EXPECT_EQ(*AudioFormatOf("news.wav"), AudioFormat::kWav);
  EXPECT_EQ(*AudioFormatOf("/a.b/news.FLAC"), AudioFormat::kFlac);
  EXPECT_EQ(*AudioFormatOf("opus"), AudioFormat::kOpus);
  EXPECT_EQ(*AudioFormatOf(".mp3"), AudioFormat::kMp3);
  EXPECT_EQ(*AudioFormatOf("新闻.ogg"), AudioFormat::kOgg);
  for (const char* name :
       {"", "news", "news.txt", "wav/news", "news.", "a.wav/b"}) {
    const auto format = AudioFormatOf(name);
    ASSERT_FALSE(format) << name;
    EXPECT_EQ(format.error().code, ErrorCode::kUsage);
    EXPECT_THAT(format.error().message, HasSubstr("flac"));
  }
}

class EveryFormat : public AudioWriterTest,
                    public testing::WithParamInterface<const char*> {
 protected:
  bool is_opus() const { return std::string(GetParam()) == "opus"; }
  bool is_lossless() const {
    return std::string(GetParam()) == "wav" ||
           std::string(GetParam()) == "flac";
  }
};

TEST_P(EveryFormat, ReadsBack) {
  const std::string path = Path(std::string("sound.") + GetParam());
  const Status status = WriteSound(path);
  ASSERT_TRUE(status) << Describe(status.error());
  const ReadBack back = Read(path);
  EXPECT_EQ(back.info.channels, 1);
  EXPECT_EQ(back.info.samplerate, is_opus() ? 48000 : kRate);
  // Lossy formats may pad their frames.
  const std::vector<float> original = Sound();
  EXPECT_NEAR(static_cast<double>(back.info.frames),
              static_cast<double>(original.size()), is_lossless() ? 0 : 3000);
  if (is_lossless()) {
    EXPECT_TRUE(back.samples == original);
  } else {
    EXPECT_NEAR(Energy(back.samples) / Energy(original), 1, 0.1);
  }
}

TEST_P(EveryFormat, CarriesTags) {
  const std::string path = Path(std::string("sound.") + GetParam());
  ASSERT_TRUE(WriteSound(path));
  const ReadBack back = Read(path);
  EXPECT_EQ(back.title, "Title");
  EXPECT_EQ(back.artist, "Artist");
  EXPECT_THAT(back.date, HasSubstr("2025"));
  EXPECT_EQ(back.comment, "Comment");
}

TEST_P(EveryFormat, CarriesChineseTags) {
  const std::string path = Path(std::string("sound.") + GetParam());
  ASSERT_TRUE(WriteSound(path, {"标题", "记者 罗跃", "", "十五五"}));
  const ReadBack back = Read(path);
  EXPECT_EQ(back.title, "标题");
  EXPECT_EQ(back.artist, "记者 罗跃");
  EXPECT_EQ(back.comment, "十五五");
}

TEST_P(EveryFormat, SameSoundGivesTheSameBytes) {
  const std::string one = Path(std::string("one.") + GetParam());
  const std::string two = Path(std::string("two.") + GetParam());
  ASSERT_TRUE(WriteSound(one));
  // libsndfile seeds its random numbers once a process.
  const pid_t child = ::fork();
  if (child == 0) ::_exit(WriteSound(two) ? 0 : 1);
  int result = 0;
  ::waitpid(child, &result, 0);
  ASSERT_EQ(result, 0);
  EXPECT_TRUE(*ReadFile(one) == *ReadFile(two));
  ASSERT_TRUE(WriteSound(two, kTags, 777));
  EXPECT_TRUE(*ReadFile(one) == *ReadFile(two)) << "in other pieces";
}

TEST_P(EveryFormat, AppearsWholeOrNotAtAll) {
  const std::string path = Path(std::string("sound.") + GetParam());
  {
    auto writer = AudioWriter::Create(path, SpecFor(path), kTags);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->Write(Sound()));
    EXPECT_FALSE(fs::exists(path));
  }
  EXPECT_TRUE(FolderIsEmpty());
}

TEST_P(EveryFormat, NoSamplesGiveAFileThatReads) {
  const std::string path = Path(std::string("empty.") + GetParam());
  auto writer = AudioWriter::Create(path, SpecFor(path), kTags);
  ASSERT_TRUE(writer);
  const Status status = writer->Finish();
  ASSERT_TRUE(status) << Describe(status.error());
  EXPECT_LT(Read(path).info.frames, 12000);
}

// In a process of its own that may write no file longer than `limit` bytes.
int ExitCodeUnderLimit(size_t limit, const std::function<Status()>& write) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit size{limit, limit};
    ::setrlimit(RLIMIT_FSIZE, &size);
    const Status status = write();
    ::_exit(status ? 0 : ExitCode(status.error().code));
  }
  int result = 0;
  ::waitpid(child, &result, 0);
  return WIFEXITED(result) ? WEXITSTATUS(result) : -1;
}

TEST_P(EveryFormat, FullDiskIsAnOutputErrorAndLeavesNothing) {
  const std::string path = Path(std::string("sound.") + GetParam());
  ASSERT_TRUE(WriteSound(path));
  const size_t whole = fs::file_size(path);
  fs::remove(path);
  for (size_t limit : {size_t{0}, size_t{100}, whole / 2, whole - 1}) {
    EXPECT_EQ(ExitCodeUnderLimit(limit, [&] { return WriteSound(path); }),
              ExitCode(ErrorCode::kOutput))
        << limit << " of " << whole;
    EXPECT_TRUE(FolderIsEmpty()) << limit << " of " << whole;
  }
}

TEST_P(EveryFormat, WritesOneChannelOnTwo) {
  const std::string path = Path(std::string("sound.") + GetParam());
  AudioSpec spec = SpecFor(path);
  spec.dual_mono = true;
  auto writer = AudioWriter::Create(path, spec, kTags);
  ASSERT_TRUE(writer);
  ASSERT_TRUE(writer->Write(Sound()));
  ASSERT_TRUE(writer->Finish());
  const ReadBack back = Read(path);
  EXPECT_EQ(back.info.channels, 2);
  ASSERT_GT(back.samples.size(), 2 * Sound().size() - 1);
  for (size_t i = 0; i + 1 < back.samples.size(); i += 2) {
    ASSERT_NEAR(back.samples[i], back.samples[i + 1], is_lossless() ? 0 : 0.01);
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, EveryFormat,
                         testing::Values("wav", "flac", "opus", "mp3", "ogg"),
                         [](const auto& instance) { return instance.param; });

TEST_F(AudioWriterTest, MissingFolderIsAnOutputError) {
  const auto status = WriteSound(Path("nowhere/sound.wav"));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kOutput);
}

TEST_F(AudioWriterTest, OverwritesWithTheWholeFile) {
  const std::string path = Path("sound.wav");
  ASSERT_TRUE(WriteFile(path, "old"));
  ASSERT_TRUE(WriteSound(path));
  EXPECT_EQ(Read(path).info.frames, 2 * kRate);
}

// --- standard output ---------------------------------------------------------

// What a child writes to its standard output, a descriptor of our choice.
Status WriteToStandardOutput(int descriptor) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGPIPE, SIG_IGN);
    ::dup2(descriptor, STDOUT_FILENO);
    auto writer = AudioWriter::Create("-", {AudioFormat::kWav, kRate}, kTags);
    Status status = writer ? Status() : Fail(writer.error());
    for (int i = 0; status && i < 20; ++i) status = writer->Write(Sound());
    if (status) status = writer->Finish();
    ::_exit(status ? 0 : ExitCode(status.error().code));
  }
  int result = 0;
  ::waitpid(child, &result, 0);
  if (result == 0) return {};
  return Fail(
      {ErrorCode::kOutput, std::to_string(WEXITSTATUS(result)), {}, {}, {}});
}

uint32_t Number(const std::string& bytes, size_t offset) {
  uint32_t number = 0;
  std::memcpy(&number, bytes.data() + offset, sizeof number);
  return number;
}

TEST_F(AudioWriterTest, StreamsWavToAPipe) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t writer = ::fork();
  if (writer == 0) {
    ::close(ends[0]);
    ::_exit(WriteToStandardOutput(ends[1]) ? 0 : 1);
  }
  ::close(ends[1]);
  std::string bytes;
  char piece[4096];
  ssize_t count = 0;
  while ((count = ::read(ends[0], piece, sizeof piece)) > 0) {
    bytes.append(piece, static_cast<size_t>(count));
  }
  ::close(ends[0]);
  int result = 0;
  ::waitpid(writer, &result, 0);
  EXPECT_EQ(result, 0);
  ASSERT_EQ(bytes.size(), 44U + 20 * 2 * kRate * 2);
  EXPECT_EQ(bytes.substr(0, 4) + bytes.substr(8, 8), "RIFFWAVEfmt ");
  EXPECT_EQ(Number(bytes, 24), static_cast<uint32_t>(kRate));
  EXPECT_EQ(Number(bytes, 40), 0xFFFFFFFFU);
  // libsndfile reads such a stream to its end.
  ASSERT_TRUE(WriteFile(Path("stream.wav"), bytes));
  EXPECT_EQ(Read(Path("stream.wav")).info.frames, 20 * 2 * kRate);
}

TEST_F(AudioWriterTest, StreamIntoAFileHasItsTrueSizes) {
  std::ofstream(Path("out.wav")).close();
  const int descriptor = ::open(Path("out.wav").c_str(), O_RDWR);
  ASSERT_TRUE(WriteToStandardOutput(descriptor));
  ::close(descriptor);
  const std::string bytes = *ReadFile(Path("out.wav"));
  EXPECT_EQ(Number(bytes, 40), bytes.size() - 44);
  EXPECT_EQ(Number(bytes, 4), bytes.size() - 8);
  EXPECT_EQ(Read(Path("out.wav")).info.frames, 20 * 2 * kRate);
}

TEST_F(AudioWriterTest, ClosedPipeIsAnOutputError) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  const Status status = WriteToStandardOutput(ends[1]);
  ::close(ends[1]);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message,
            std::to_string(ExitCode(ErrorCode::kOutput)));
}

TEST_F(AudioWriterTest, OnlyWavIsStreamed) {
  const auto writer =
      AudioWriter::Create("-", {AudioFormat::kMp3, kRate}, kTags);
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace tingwen
