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

  // All output that `count` samples bring; null ends the input.
  Result<std::vector<float>> Run(const int16_t* samples, size_t count) {
    constexpr size_t kSpare = 4096;
    const auto expected =
        static_cast<size_t>(std::ceil(static_cast<double>(count) * ratio));
    std::vector<float> output(expected + kSpare);
    size_t done = 0;
    size_t used = 0;
    while (true) {
      size_t taken = 0;
      size_t made = 0;
      const soxr_error_t error = soxr_process(
          handle.get(), samples == nullptr ? nullptr : samples + used,
          count - used, &taken, output.data() + done, output.size() - done,
          &made);
      if (error != nullptr) return SoxrError(error);
      used += taken;
      done += made;
      if (done < output.size() && used == count) break;
      output.resize(output.size() + kSpare);
    }
    output.resize(done);
    return output;
  }
};

Result<Resampler> Resampler::Create(int from, int to) {
  const soxr_io_spec_t formats = soxr_io_spec(SOXR_INT16_I, SOXR_FLOAT32_I);
  const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
  const soxr_runtime_spec_t one_thread = soxr_runtime_spec(1);
  soxr_error_t error = nullptr;
  auto state = std::make_unique<State>();
  state->handle.reset(
      soxr_create(from, to, 1, &error, &formats, &quality, &one_thread));
  state->ratio = static_cast<double>(to) / from;
  if (error != nullptr) return SoxrError(error);
  return Resampler(std::move(state));
}

Resampler::Resampler(std::unique_ptr<State> state) : state_(std::move(state)) {}
Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;
Resampler::~Resampler() = default;

Result<std::vector<float>> Resampler::Process(
    std::span<const int16_t> samples) {
  if (samples.empty()) return std::vector<float>();
  return state_->Run(samples.data(), samples.size());
}

Result<std::vector<float>> Resampler::Finish() {
  return state_->Run(nullptr, 0);
}

}  // namespace tingwen
