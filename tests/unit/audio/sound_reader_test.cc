#include "audio/sound_reader.h"

#include <gtest/gtest.h>
#include <sndfile.h>
#include <unistd.h>

#include <filesystem>

#include "unit/audio/signal.h"

namespace tingwen {
namespace {

// A second of a tone in a file of this format, which goes with the test.
class SoundFile {
 public:
  explicit SoundFile(int format)
      : path_(testing::TempDir() + "sound" + std::to_string(::getpid())) {
    SF_INFO info{};
    info.samplerate = 8000;
    info.channels = 1;
    info.format = format;
    SNDFILE* file = sf_open(path_.c_str(), SFM_WRITE, &info);
    const std::vector<float> tone = Tone(440, 8000, 1, 0.5);
    sf_writef_float(file, tone.data(), 8000);
    sf_close(file);
  }
  SoundFile(const SoundFile&) = delete;
  SoundFile& operator=(const SoundFile&) = delete;
  ~SoundFile() { ::unlink(path_.c_str()); }

  void CutTo(double part) const {
    const auto size = static_cast<double>(std::filesystem::file_size(path_));
    std::filesystem::resize_file(path_, static_cast<size_t>(part * size));
  }

  // Reads all of it, and asks whether that was all.
  Status ReadToTheEnd() const {
    TINGWEN_ASSIGN(reader, SoundReader::Open(path_));
    std::vector<float> block(1000);
    while (reader.Read(block) > 0) {
    }
    return reader.CheckWhole();
  }

 private:
  std::string path_;
};

TEST(SoundReader, TellsWhatWasCutShort) {
  for (int format :
       {SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM,
        SF_FORMAT_FLAC | SF_FORMAT_PCM_16}) {
    const SoundFile file(format);
    const Status whole = file.ReadToTheEnd();
    EXPECT_TRUE(whole) << Describe(whole.error());
    file.CutTo(0.6);
    const Status cut = file.ReadToTheEnd();
    ASSERT_FALSE(cut) << std::hex << format;
    EXPECT_EQ(cut.error().code, ErrorCode::kInput);
  }
}

TEST(SoundReader, RefusesAFolder) {
  const auto reader = SoundReader::Open(testing::TempDir());
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, ErrorCode::kInput);
}

}  // namespace
}  // namespace tingwen
