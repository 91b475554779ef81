// Outputs that nobody hears: a file, and none at all.
#include <sndfile.h>

#include <chrono>
#include <thread>

#include "audio/sound_devices.h"
#include "base/message.h"

namespace tingwen {
namespace {

using Clock = std::chrono::steady_clock;

// Takes samples as fast as a listener would.
class NullOutput : public SoundOutput {
 public:
  explicit NullOutput(int sample_rate) : sample_rate_(sample_rate) {}

  Status Write(std::span<const int16_t> samples) override {
    heard_until_ =
        std::max(heard_until_, Clock::now()) + Length(samples.size());
    std::this_thread::sleep_until(heard_until_ -
                                  std::chrono::milliseconds(kOutputLatencyMs));
    return {};
  }
  void Drop() override { heard_until_ = Clock::now(); }
  size_t Unheard() override {
    const std::chrono::duration<double> left = heard_until_ - Clock::now();
    return left.count() <= 0 ? 0
                             : static_cast<size_t>(left.count() * sample_rate_);
  }
  Status Drain() override {
    std::this_thread::sleep_until(heard_until_);
    return {};
  }

 private:
  Clock::duration Length(size_t samples) const {
    return std::chrono::duration_cast<Clock::duration>(
        std::chrono::duration<double>(static_cast<double>(samples) /
                                      sample_rate_));
  }

  int sample_rate_;
  Clock::time_point heard_until_ = Clock::now();
};

struct CloseFile {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

// What would have been heard, without the time between.
class FileOutput : public SoundOutput {
 public:
  FileOutput(SNDFILE* file, std::string path)
      : file_(file), path_(std::move(path)) {}

  Status Write(std::span<const int16_t> samples) override {
    const auto count = static_cast<sf_count_t>(samples.size());
    if (sf_write_short(file_.get(), samples.data(), count) == count) return {};
    return FailWith(ErrorCode::kOutput, path_, "output.lost",
                    std::string(sf_strerror(file_.get())));
  }
  void Drop() override {}
  size_t Unheard() override { return 0; }
  Status Drain() override { return {}; }

 private:
  std::unique_ptr<SNDFILE, CloseFile> file_;
  std::string path_;
};

}  // namespace

OpenedOutput OpenNull(int sample_rate) {
  return std::unique_ptr<SoundOutput>(
      std::make_unique<NullOutput>(sample_rate));
}

OpenedOutput OpenSoundFile(const std::string& path, int sample_rate) {
  SF_INFO info{};
  info.samplerate = sample_rate;
  info.channels = 1;
  info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
  SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
  if (file == nullptr) {
    return FailWith(ErrorCode::kOutput, path, "output.open",
                    std::string(sf_strerror(nullptr)));
  }
  return std::unique_ptr<SoundOutput>(std::make_unique<FileOutput>(file, path));
}

}  // namespace tingwen
