#include "audio/resampler.h"

#include <soxr.h>

#include <cmath>

#include "base/message.h"

namespace tingwen {
namespace {

struct Deleter {
  void operator()(soxr* handle) const { soxr_delete(handle); }
};

tl::unexpected<Error> SoxrError(const char* text) {
  return FailWith(ErrorCode::kInternal, {}, "audio.resampler",
                  std::string(text));
}

}  // namespace

struct Resampler::State {
  std::unique_ptr<soxr, Deleter> handle;
  double ratio = 1;
  size_t channels = 1;

  // All output that `count` frames bring; null ends the input.
  Status Run(const float* samples, size_t count, std::vector<float>& output) {
    constexpr size_t kSpare = 4096;
    const auto expected =
        static_cast<size_t>(std::ceil(static_cast<double>(count) * ratio));
    size_t done = output.size() / channels;
    size_t room = done + expected + kSpare;
    size_t used = 0;
    while (true) {
      output.resize(room * channels);
      size_t taken = 0;
      size_t made = 0;
      const soxr_error_t error =
          soxr_process(handle.get(),
                       samples == nullptr ? nullptr : samples + used * channels,
                       count - used, &taken, output.data() + done * channels,
                       room - done, &made);
      if (error != nullptr) return SoxrError(error);
      used += taken;
      done += made;
      if (done < room && used == count) break;
      room += kSpare;
    }
    output.resize(done * channels);
    return {};
  }
};

Result<Resampler> Resampler::Create(int from, int to, int channels) {
  const soxr_io_spec_t formats = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
  const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
  const soxr_runtime_spec_t one_thread = soxr_runtime_spec(1);
  soxr_error_t error = nullptr;
  auto state = std::make_unique<State>();
  state->handle.reset(soxr_create(from, to, static_cast<unsigned>(channels),
                                  &error, &formats, &quality, &one_thread));
  state->ratio = static_cast<double>(to) / from;
  state->channels = static_cast<size_t>(channels);
  if (error != nullptr) return SoxrError(error);
  return Resampler(std::move(state));
}

Resampler::Resampler(std::unique_ptr<State> state) : state_(std::move(state)) {}
Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;
Resampler::~Resampler() = default;

Status Resampler::Process(std::span<const float> samples,
                          std::vector<float>& output) {
  if (samples.empty()) return {};
  return state_->Run(samples.data(), samples.size() / state_->channels, output);
}

Status Resampler::Finish(std::vector<float>& output) {
  return state_->Run(nullptr, 0, output);
}

}  // namespace tingwen
