// Sound through PulseAudio, or PipeWire in its place.
#include <pulse/error.h>
#include <pulse/simple.h>

#include "audio/sound_devices.h"
#include "base/message.h"

namespace tingwen {
namespace {

struct FreeConnection {
  void operator()(pa_simple* connection) const { pa_simple_free(connection); }
};

class PulseOutput : public SoundOutput {
 public:
  PulseOutput(pa_simple* connection, int sample_rate)
      : connection_(connection), sample_rate_(sample_rate) {}

  Status Write(std::span<const int16_t> samples) override {
    int error = 0;
    if (pa_simple_write(connection_.get(), samples.data(), samples.size_bytes(),
                        &error) < 0) {
      return Lost(error);
    }
    return {};
  }

  void Drop() override { pa_simple_flush(connection_.get(), nullptr); }

  size_t Unheard() override {
    int error = 0;
    const pa_usec_t late = pa_simple_get_latency(connection_.get(), &error);
    return late == static_cast<pa_usec_t>(-1)
               ? 0
               : static_cast<size_t>(late) * static_cast<size_t>(sample_rate_) /
                     1'000'000;
  }

  Status Drain() override {
    int error = 0;
    if (pa_simple_drain(connection_.get(), &error) < 0) return Lost(error);
    return {};
  }

 private:
  static Status Lost(int error) {
    return FailWith(ErrorCode::kOutput, "pulse", "output.lost",
                    std::string(pa_strerror(error)));
  }

  std::unique_ptr<pa_simple, FreeConnection> connection_;
  int sample_rate_;
};

}  // namespace

OpenedOutput OpenPulse(const std::string& sink, int sample_rate) {
  const pa_sample_spec format{PA_SAMPLE_S16NE,
                              static_cast<uint32_t>(sample_rate), 1};
  const auto bytes =
      static_cast<uint32_t>(sample_rate * kOutputLatencyMs / 1000 * 2);
  constexpr uint32_t kDefault = static_cast<uint32_t>(-1);
  const pa_buffer_attr buffer{kDefault, bytes, kDefault, kDefault, kDefault};
  int error = 0;
  pa_simple* connection =
      pa_simple_new(nullptr, "tingwen", PA_STREAM_PLAYBACK,
                    sink.empty() ? nullptr : sink.c_str(), "speech", &format,
                    nullptr, &buffer, &error);
  if (connection == nullptr) {
    return FailWith(ErrorCode::kOutput, "pulse", "output.open",
                    std::string(pa_strerror(error)));
  }
  return std::unique_ptr<SoundOutput>(
      std::make_unique<PulseOutput>(connection, sample_rate));
}

}  // namespace tingwen
