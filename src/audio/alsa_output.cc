// Sound through ALSA.
#include <alsa/asoundlib.h>

#include "audio/sound_devices.h"
#include "base/message.h"

namespace tingwen {
namespace {

struct ClosePcm {
  void operator()(snd_pcm_t* pcm) const { snd_pcm_close(pcm); }
};

class AlsaOutput : public SoundOutput {
 public:
  explicit AlsaOutput(snd_pcm_t* pcm) : pcm_(pcm) {}

  Status Write(std::span<const int16_t> samples) override {
    while (!samples.empty()) {
      snd_pcm_sframes_t count =
          snd_pcm_writei(pcm_.get(), samples.data(), samples.size());
      // An underrun: the device waits to be started again.
      if (count < 0)
        count = snd_pcm_recover(pcm_.get(), static_cast<int>(count), 1);
      if (count < 0) {
        return FailWith(ErrorCode::kOutput, "alsa", "output.lost",
                        std::string(snd_strerror(static_cast<int>(count))));
      }
      samples = samples.subspan(static_cast<size_t>(count));
    }
    return {};
  }

  void Drop() override {
    snd_pcm_drop(pcm_.get());
    snd_pcm_prepare(pcm_.get());
  }

  size_t Unheard() override {
    snd_pcm_sframes_t late = 0;
    if (snd_pcm_delay(pcm_.get(), &late) < 0 || late < 0) return 0;
    return static_cast<size_t>(late);
  }

  Status Drain() override {
    snd_pcm_drain(pcm_.get());
    snd_pcm_prepare(pcm_.get());
    return {};
  }

 private:
  std::unique_ptr<snd_pcm_t, ClosePcm> pcm_;
};

void BeSilent(const char*, int, const char*, int, const char*, ...) {}

Status Refused(int error) {
  return FailWith(ErrorCode::kOutput, "alsa", "output.open",
                  std::string(snd_strerror(error)));
}

}  // namespace

OpenedOutput OpenAlsa(const std::string& pcm_name, int sample_rate) {
  snd_lib_error_set_handler(BeSilent);  // errors are ours to tell
  snd_pcm_t* pcm = nullptr;
  int error =
      snd_pcm_open(&pcm, pcm_name.empty() ? "default" : pcm_name.c_str(),
                   SND_PCM_STREAM_PLAYBACK, 0);
  if (error < 0) return Fail(Refused(error).error());
  auto output = std::make_unique<AlsaOutput>(pcm);
  error = snd_pcm_set_params(
      pcm, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1,
      static_cast<unsigned>(sample_rate), 1, kOutputLatencyMs * 1000);
  if (error < 0) return Fail(Refused(error).error());
  return std::unique_ptr<SoundOutput>(std::move(output));
}

}  // namespace tingwen
