#include "audio/loudness.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/message.h"

namespace tingwen {
namespace {

constexpr double kSilence = -std::numeric_limits<double>::infinity();
constexpr unsigned kStepMs = 100;
constexpr size_t kMomentarySteps = 4;
constexpr size_t kShortTermSteps = 30;

struct Deleter {
  void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};

// The loudest mean over `size` steps. Asking libebur128 for each window would
// sum every sample forty times over.
double LoudestWindow(const std::vector<double>& energies, size_t size) {
  double loudest = 0;
  for (size_t end = size; end <= energies.size(); ++end) {
    double sum = 0;
    for (size_t i = end - size; i < end; ++i) sum += energies[i];
    loudest = std::max(loudest, sum / static_cast<double>(size));
  }
  return loudest > 0 ? 10 * std::log10(loudest) : kSilence;
}

}  // namespace

struct LoudnessMeter::State {
  std::unique_ptr<ebur128_state, Deleter> meter;
  size_t channels = 1;
  size_t step = 0;               // frames
  size_t pending = 0;            // frames since the last step
  std::vector<double> energies;  // of each step; 10 log10 of it is LUFS

  void EndStep() {
    double loudness = kSilence;
    ebur128_loudness_window(meter.get(), kStepMs, &loudness);
    energies.push_back(std::pow(10, loudness / 10));
    pending = 0;
  }
};

Result<LoudnessMeter> LoudnessMeter::Create(int sample_rate, int channels,
                                            bool dual_mono) {
  auto state = std::make_unique<State>();
  state->meter.reset(ebur128_init(static_cast<unsigned>(channels),
                                  static_cast<unsigned long>(sample_rate),
                                  EBUR128_MODE_I | EBUR128_MODE_LRA));
  if (state->meter == nullptr) {
    return FailWith(ErrorCode::kInternal, {}, "audio.loudness", sample_rate);
  }
  if (dual_mono) ebur128_set_channel(state->meter.get(), 0, EBUR128_DUAL_MONO);
  state->channels = static_cast<size_t>(channels);
  state->step = static_cast<size_t>(sample_rate) * kStepMs / 1000;
  return LoudnessMeter(std::move(state));
}

LoudnessMeter::LoudnessMeter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::Add(std::span<const float> samples) {
  State& state = *state_;
  size_t frames = samples.size() / state.channels;
  const float* next = samples.data();
  while (frames > 0) {
    const size_t count = std::min(frames, state.step - state.pending);
    ebur128_add_frames_float(state.meter.get(), next, count);
    next += count * state.channels;
    frames -= count;
    state.pending += count;
    if (state.pending == state.step) state.EndStep();
  }
}

Loudness LoudnessMeter::Read() const {
  Loudness loudness;
  ebur128_loudness_global(state_->meter.get(), &loudness.integrated);
  ebur128_loudness_range(state_->meter.get(), &loudness.range);
  loudness.momentary_max = LoudestWindow(state_->energies, kMomentarySteps);
  loudness.short_term_max = LoudestWindow(state_->energies, kShortTermSteps);
  return loudness;
}

Result<double> LoudnessIfItWentOn(std::span<const float> samples,
                                  int sample_rate, int channels,
                                  bool dual_mono) {
  constexpr double kEnough = 0.8;  // seconds: two windows
  TINGWEN_ASSIGN(meter,
                 LoudnessMeter::Create(sample_rate, channels, dual_mono));
  const size_t frames = samples.size() / static_cast<size_t>(channels);
  const auto enough = static_cast<size_t>(kEnough * sample_rate);
  for (size_t done = 0; frames > 0 && done < enough; done += frames) {
    meter.Add(samples);
  }
  return meter.Read().integrated;
}

}  // namespace tingwen
