#include "audio/mastering.h"

#include <algorithm>
#include <cmath>

#include "audio/decibels.h"
#include "audio/fade.h"
#include "audio/limiter.h"
#include "audio/resampler.h"
#include "audio/spool.h"
#include "audio/true_peak.h"

namespace tingwen {
namespace {

constexpr size_t kBlock = 8192;  // frames
// Other meters oversample in other ways, and rounding adds a little.
constexpr double kPeakMargin = 0.15;  // dB
constexpr double kClose = 0.03;       // LU
constexpr int kMostTrials = 8;
constexpr double kLeastSlope = 0.2;
constexpr double kShortest = 0.4;  // seconds that have a loudness

}  // namespace

struct Mastering::State {
  State(MasteringOptions chosen, Spool opened, LoudnessMeter loudness_meter)
      : options(std::move(chosen)),
        spool(std::move(opened)),
        meter(std::move(loudness_meter)),
        peak_meter(options.input_rate, options.channels),
        filters(options.filters, options.input_rate, options.channels) {}

  MasteringOptions options;
  Spool spool;
  LoudnessMeter meter;
  TruePeakMeter peak_meter;
  Equalizer filters;
  std::vector<float> block;
  double gain = 1;
  bool limiting = false;

  uint64_t Frames() const {
    return spool.size() / static_cast<uint64_t>(options.channels);
  }
  uint64_t FramesOf(double seconds) const {
    return static_cast<uint64_t>(seconds * options.input_rate);
  }
  double Ceiling() const { return FromDb(*options.true_peak - kPeakMargin); }

  Result<LoudnessMeter> NewMeter() const {
    return LoudnessMeter::Create(options.input_rate, options.channels,
                                 options.dual_mono);
  }

  Result<double> LoudnessOfShort();
  Result<MasteringResult> TryLimited();
  Status FindGain(MasteringResult& result);
  Status FindLimitedGain(MasteringResult& result);
  Status Replay(const FrameSink& sink);
  Status Limited(const FrameSink& sink, float* lowest_gain = nullptr);
};

Result<Mastering> Mastering::Create(const MasteringOptions& options,
                                    const std::string& beside) {
  TINGWEN_ASSIGN(spool, Spool::Create(beside));
  TINGWEN_ASSIGN(meter,
                 LoudnessMeter::Create(options.input_rate, options.channels,
                                       options.dual_mono));
  return Mastering(
      std::make_unique<State>(options, std::move(spool), std::move(meter)));
}

Mastering::Mastering(std::unique_ptr<State> state) : state_(std::move(state)) {}
Mastering::Mastering(Mastering&&) noexcept = default;
Mastering& Mastering::operator=(Mastering&&) noexcept = default;
Mastering::~Mastering() = default;

Status Mastering::Write(std::span<const float> samples) {
  State& state = *state_;
  state.block.assign(samples.begin(), samples.end());
  state.filters.Process(state.block);
  state.meter.Add(state.block);
  state.peak_meter.Add(state.block);
  return state.spool.Write(state.block);
}

Result<MasteringResult> Mastering::Measure() {
  MasteringResult result{state_->meter.Read(),
                         ToDb(state_->peak_meter.Finish())};
  TINGWEN_TRY(state_->FindGain(result));
  return result;
}

uint64_t Mastering::OutputFrames() const {
  const uint64_t from = static_cast<uint64_t>(state_->options.input_rate);
  const uint64_t to = static_cast<uint64_t>(state_->options.output_rate);
  return (state_->Frames() * to + from / 2) / from;
}

Status Mastering::Render(const FrameSink& sink) {
  const MasteringOptions& options = state_->options;
  if (options.input_rate == options.output_rate) return state_->Limited(sink);
  TINGWEN_ASSIGN(resampler,
                 Resampler::Create(options.input_rate, options.output_rate,
                                   options.channels));
  std::vector<float> resampled;
  const auto resample = [&](std::span<const float> samples) -> Status {
    resampled.clear();
    TINGWEN_TRY(resampler.Process(samples, resampled));
    return sink(resampled);
  };
  TINGWEN_TRY(state_->Limited(resample));
  resampled.clear();
  TINGWEN_TRY(resampler.Finish(resampled));
  return sink(resampled);
}

Status Mastering::State::FindGain(MasteringResult& result) {
  double wished = 0;
  if (options.loudness) {
    double loudness = result.loudness.integrated;
    if (std::isinf(loudness)) {
      TINGWEN_ASSIGN(imagined, LoudnessOfShort());
      loudness = imagined;
    }
    if (std::isfinite(loudness)) wished = *options.loudness - loudness;
  }
  gain = FromDb(wished);
  limiting = options.true_peak &&
             result.true_peak + wished > *options.true_peak - kPeakMargin;
  if (limiting) return FindLimitedGain(result);
  // All levels move with the gain.
  result.gain = wished;
  for (double* level :
       {&result.true_peak, &result.loudness.integrated,
        &result.loudness.momentary_max, &result.loudness.short_term_max}) {
    *level += wished;
  }
  return {};
}

// The limiter takes loudness away, the more the higher the gain: each trial
// goes on along the line through the last two.
Status Mastering::State::FindLimitedGain(MasteringResult& result) {
  double slope = 1;  // dB of loudness for a dB of gain
  double last_gain = 0;
  double last_loudness = 0;
  for (int trial = 0; trial < kMostTrials; ++trial) {
    TINGWEN_ASSIGN(limited, TryLimited());
    result = limited;
    const double loudness = limited.loudness.integrated;
    if (!options.loudness || !std::isfinite(loudness)) break;
    const double missing = *options.loudness - loudness;
    if (std::abs(missing) < kClose) break;
    if (trial > 0) {
      slope =
          std::clamp((loudness - last_loudness) / (limited.gain - last_gain),
                     kLeastSlope, 1.0);
    }
    last_gain = limited.gain;
    last_loudness = loudness;
    gain *= FromDb(missing / slope);
  }
  return {};
}

Result<MasteringResult> Mastering::State::TryLimited() {
  TINGWEN_ASSIGN(limited_meter, NewMeter());
  TruePeakMeter peaks(options.input_rate, options.channels);
  float lowest_gain = 1;
  TINGWEN_TRY(Limited(
      [&](std::span<const float> samples) {
        limited_meter.Add(samples);
        peaks.Add(samples);
        return Status();
      },
      &lowest_gain));
  return MasteringResult{limited_meter.Read(), ToDb(peaks.Finish()), ToDb(gain),
                         -ToDb(lowest_gain)};
}

Result<double> Mastering::State::LoudnessOfShort() {
  if (Frames() > FramesOf(kShortest)) return meter.Read().integrated;
  std::vector<float> sound(spool.size());
  TINGWEN_TRY(spool.Read(0, sound));
  return LoudnessIfItWentOn(sound, options.input_rate, options.channels,
                            options.dual_mono);
}

// The spooled sound with its fades and the gain.
Status Mastering::State::Replay(const FrameSink& sink) {
  const auto channels = static_cast<uint64_t>(options.channels);
  const uint64_t total = Frames();
  const auto factor = static_cast<float>(gain);
  for (uint64_t begin = 0; begin < total; begin += kBlock) {
    const uint64_t frames = std::min<uint64_t>(kBlock, total - begin);
    block.resize(frames * channels);
    TINGWEN_TRY(spool.Read(begin * channels, block));
    FadeEnds(block, options.channels, begin, total, FramesOf(options.fade_in),
             FramesOf(options.fade_out));
    for (float& sample : block) sample *= factor;
    TINGWEN_TRY(sink(block));
  }
  return {};
}

Status Mastering::State::Limited(const FrameSink& sink, float* lowest_gain) {
  if (!limiting) return Replay(sink);
  Limiter limiter(options.input_rate, options.channels, Ceiling());
  std::vector<float> limited;
  TINGWEN_TRY(Replay([&](std::span<const float> samples) {
    limited.clear();
    limiter.Process(samples, limited);
    return sink(limited);
  }));
  limited.clear();
  limiter.Finish(limited);
  if (lowest_gain != nullptr) *lowest_gain = limiter.lowest_gain();
  return sink(limited);
}

}  // namespace tingwen
