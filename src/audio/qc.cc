#include "audio/qc.h"

#include <algorithm>
#include <cmath>

#include "audio/decibels.h"
#include "audio/sound_reader.h"
#include "audio/true_peak.h"

namespace tingwen {
namespace {

constexpr size_t kBlock = 8192;  // frames
// The largest 16-bit number, and all above it.
constexpr float kFullScale = 32767.0F / 32768;

// Silences and clipping, frame by frame.
class FrameCounter {
 public:
  explicit FrameCounter(size_t channels) : runs_(channels) {}

  void Add(std::span<const float> samples) {
    for (size_t i = 0; i < samples.size(); i += runs_.size()) {
      AddFrame(samples.subspan(i, runs_.size()));
    }
  }

  void Report(QcReport& report) const {
    const auto seconds = [&](uint64_t frames) {
      return static_cast<double>(frames) / report.sample_rate;
    };
    report.frames = frames_;
    report.silence_begin = seconds(heard_ ? silence_begin_ : frames_);
    report.silence_end = seconds(silence_);
    report.longest_silence = seconds(longest_);
    report.clipped = clipped_;
  }

 private:
  void AddFrame(std::span<const float> frame) {
    float highest = 0;
    for (size_t c = 0; c < frame.size(); ++c) {
      const float level = std::abs(frame[c]);
      highest = std::max(highest, level);
      runs_[c] = level >= kFullScale ? runs_[c] + 1 : 0;
      if (runs_[c] == kClippedSamples) ++clipped_;
    }
    ++frames_;
    if (highest > silence_level_) {
      if (!heard_) silence_begin_ = silence_;
      heard_ = true;
      silence_ = 0;
    } else {
      longest_ = std::max(longest_, ++silence_);
    }
  }

  const float silence_level_ = static_cast<float>(FromDb(kSilenceLevel));
  std::vector<int> runs_;  // samples at full scale, by channel
  uint64_t frames_ = 0;
  uint64_t silence_ = 0;  // frames, until now
  uint64_t longest_ = 0;
  uint64_t silence_begin_ = 0;
  uint64_t clipped_ = 0;
  bool heard_ = false;
};

}  // namespace

struct QcMeter::State {
  State(LoudnessMeter meter, int rate, int channels)
      : loudness(std::move(meter)),
        true_peak(rate, channels),
        counter(static_cast<size_t>(channels)),
        sample_rate(rate),
        channel_count(channels) {}

  LoudnessMeter loudness;
  TruePeakMeter true_peak;
  FrameCounter counter;
  float highest = 0;
  int sample_rate;
  int channel_count;
};

Result<QcMeter> QcMeter::Create(int sample_rate, int channels) {
  TINGWEN_ASSIGN(loudness, LoudnessMeter::Create(sample_rate, channels));
  return QcMeter(
      std::make_unique<State>(std::move(loudness), sample_rate, channels));
}

QcMeter::QcMeter(std::unique_ptr<State> state) : state_(std::move(state)) {}
QcMeter::QcMeter(QcMeter&&) noexcept = default;
QcMeter& QcMeter::operator=(QcMeter&&) noexcept = default;
QcMeter::~QcMeter() = default;

void QcMeter::Add(std::span<const float> samples) {
  state_->loudness.Add(samples);
  state_->true_peak.Add(samples);
  state_->counter.Add(samples);
  state_->highest = std::max(state_->highest, Highest(samples));
}

QcReport QcMeter::Finish() {
  QcReport report;
  report.sample_rate = state_->sample_rate;
  report.channels = state_->channel_count;
  report.loudness = state_->loudness.Read();
  report.true_peak = ToDb(state_->true_peak.Finish());
  report.sample_peak = ToDb(state_->highest);
  state_->counter.Report(report);
  return report;
}

Result<QcReport> InspectFile(const std::string& path) {
  TINGWEN_ASSIGN(reader, SoundReader::Open(path));
  TINGWEN_ASSIGN(meter,
                 QcMeter::Create(reader.sample_rate(), reader.channels()));
  const auto channels = static_cast<size_t>(reader.channels());
  std::vector<float> block(kBlock * channels);
  while (const size_t frames = reader.Read(block)) {
    meter.Add(std::span(block).first(frames * channels));
  }
  TINGWEN_TRY(reader.CheckWhole());
  QcReport report = meter.Finish();
  report.format = reader.format();
  return report;
}

std::vector<QcFinding> JudgeQc(const QcReport& report, const Profile& profile) {
  std::vector<QcFinding> findings;
  const Loudness& loudness = report.loudness;
  if (profile.loudness && std::isfinite(loudness.integrated) &&
      std::abs(loudness.integrated - *profile.loudness) > *profile.tolerance) {
    findings.push_back({"loudness", loudness.integrated, *profile.loudness});
  }
  if (profile.true_peak && report.true_peak > *profile.true_peak) {
    findings.push_back({"true_peak", report.true_peak, *profile.true_peak});
  }
  if (profile.short_term_max &&
      loudness.short_term_max > *profile.short_term_max) {
    findings.push_back(
        {"short_term", loudness.short_term_max, *profile.short_term_max});
  }
  if (profile.true_peak && report.clipped > 0) {
    findings.push_back({"clipping", static_cast<double>(report.clipped), 0});
  }
  return findings;
}

}  // namespace tingwen
