// Quality control: what a file measures, and whether it meets a profile.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "audio/loudness.h"
#include "audio/profile.h"
#include "base/result.h"

namespace tingwen {

// Quieter than this is silence, in dBFS.
inline constexpr double kSilenceLevel = -60;
// So many samples in a row at full scale are clipping.
inline constexpr int kClippedSamples = 3;

struct QcReport {
  std::string format;  // as SoundReader::format()
  int sample_rate = 0;
  int channels = 0;
  uint64_t frames = 0;
  Loudness loudness;
  double true_peak = 0;        // dBTP; -infinity for silence
  double sample_peak = 0;      // dBFS
  double silence_begin = 0;    // seconds; the whole where all is silent
  double silence_end = 0;      // seconds
  double longest_silence = 0;  // seconds, anywhere
  uint64_t clipped = 0;        // stretches of clipping

  double Seconds() const { return static_cast<double>(frames) / sample_rate; }
};

// Measures what is given, in one pass.
class QcMeter {
 public:
  static Result<QcMeter> Create(int sample_rate, int channels);
  QcMeter(QcMeter&&) noexcept;
  QcMeter& operator=(QcMeter&&) noexcept;
  ~QcMeter();

  void Add(std::span<const float> samples);
  QcReport Finish();

 private:
  struct State;
  explicit QcMeter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Measures a file. kInput where it can't be read, or not to its end.
Result<QcReport> InspectFile(const std::string& path);

// What a file fails at: "loudness", "true_peak", "short_term" or "clipping",
// with what was measured and what is allowed.
struct QcFinding {
  std::string what;
  double measured = 0;
  double limit = 0;
};

// Empty: passed. What a profile doesn't ask for is not judged; neither is the
// loudness of what is too short to have one.
std::vector<QcFinding> JudgeQc(const QcReport& report, const Profile& profile);

}  // namespace tingwen
