#include "app/fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/settings.h"
#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

constexpr int kMostPerformances = 8;
constexpr double kClose = 0.1;  // seconds
constexpr double kRounding = 1e-9;
constexpr double kShortestSlot = 5;  // seconds
constexpr double kLongestSlot = 24 * 3600;

// Duration factors: a rate of 120 percent makes speech 1/1.2 as long.
double FastSpeech(const FitLimits& limits) { return 100.0 / limits.fastest; }
double SlowSpeech(const FitLimits& limits) { return 100.0 / limits.slowest; }
double ShortPauses(const FitLimits& limits) {
  return limits.shortest_pauses / 100.0;
}
double LongPauses(const FitLimits& limits) {
  return limits.longest_pauses / 100.0;
}

bool Allows(const FitLimits& limits, const Tempo& tempo) {
  return tempo.speech >= FastSpeech(limits) - kRounding &&
         tempo.speech <= SlowSpeech(limits) + kRounding &&
         tempo.pauses >= ShortPauses(limits) - kRounding &&
         tempo.pauses <= LongPauses(limits) + kRounding;
}

double Ratio(double part, double whole) { return whole > 0 ? part / whole : 1; }

}  // namespace

Status CheckFitLimits(const FitLimits& limits) {
  TINGWEN_TRY(CheckSetting("fit_slowest", limits.slowest, 50, 100));
  TINGWEN_TRY(CheckSetting("fit_fastest", limits.fastest, 100, 250));
  TINGWEN_TRY(
      CheckSetting("fit_shortest_pauses", limits.shortest_pauses, 10, 100));
  return CheckSetting("fit_longest_pauses", limits.longest_pauses, 100, 500);
}

double Shortest(const Lengths& lengths, const FitLimits& limits) {
  return lengths.fixed + lengths.speech * FastSpeech(limits) +
         lengths.pauses * ShortPauses(limits);
}

double Longest(const Lengths& lengths, const FitLimits& limits) {
  return lengths.fixed + lengths.speech * SlowSpeech(limits) +
         lengths.pauses * LongPauses(limits);
}

std::optional<Tempo> FindTempo(const Lengths& lengths, double seconds,
                               const FitLimits& limits) {
  const double room = seconds - lengths.fixed;
  Tempo tempo;
  tempo.speech = std::clamp(Ratio(room, lengths.speech + lengths.pauses),
                            FastSpeech(limits), SlowSpeech(limits));
  tempo.pauses =
      std::clamp(Ratio(room - lengths.speech * tempo.speech, lengths.pauses),
                 ShortPauses(limits), LongPauses(limits));
  tempo.speech = Ratio(room - lengths.pauses * tempo.pauses, lengths.speech);
  if (!Allows(limits, tempo)) return std::nullopt;
  return tempo;
}

Result<std::optional<Tempo>> FitTempo(Lengths lengths, double seconds,
                                      const FitLimits& limits,
                                      const Performance& perform) {
  std::optional<Tempo> tempo = FindTempo(lengths, seconds, limits);
  for (int i = 0; tempo && i < kMostPerformances; ++i) {
    TINGWEN_ASSIGN(lasts, perform(*tempo));
    if (std::abs(lasts - seconds) < kClose) return tempo;
    // The first tells how long speech really is; then the pauses take up what
    // rates, which are whole numbers, leave.
    Tempo other = *tempo;
    other.pauses += Ratio(seconds - lasts, lengths.pauses);
    if (i > 0 && lengths.pauses > 0 && Allows(limits, other)) {
      tempo = other;
      continue;
    }
    lengths.speech = (lasts - lengths.fixed - lengths.pauses * tempo->pauses) /
                     tempo->speech;
    tempo = FindTempo(lengths, seconds, limits);
  }
  return std::optional<Tempo>();
}

Voice VoiceAt(const Voice& voice, const DurationModel& model,
              const Tempo& tempo) {
  Voice other = voice;
  other.rate = model.RateFor(voice.rate, tempo.speech);
  for (int& milliseconds : other.break_ms) {
    if (milliseconds == 0) continue;
    // A break of nothing would join what is spoken apart.
    milliseconds =
        std::max(1, static_cast<int>(std::lround(milliseconds * tempo.pauses)));
  }
  return other;
}

namespace {

// Nothing for what is no clock.
std::optional<double> ParseClock(std::string_view text) {
  double seconds = 0;
  const auto parts = Split(text, ':');
  if (parts.size() > 3) return std::nullopt;
  for (size_t i = 0; i < parts.size(); ++i) {
    double number = 0;
    const char* end = parts[i].data() + parts[i].size();
    const auto [rest, error] =
        std::from_chars(parts[i].data(), end, number, std::chars_format::fixed);
    const bool sixty = i > 0 && number >= 60;
    if (error != std::errc() || rest != end || number < 0 || sixty) {
      return std::nullopt;
    }
    seconds = seconds * 60 + number;
  }
  return seconds;
}

}  // namespace

Result<double> ParseSlot(std::string_view text) {
  const auto seconds = ParseClock(text);
  // Written so that what is no number (nan) is refused, too.
  if (!seconds || !(*seconds >= kShortestSlot && *seconds <= kLongestSlot)) {
    return FailWith(ErrorCode::kUsage, {}, "fit.slot", text);
  }
  return *seconds;
}

std::string ClockText(double seconds) {
  const auto tenths = std::llround(seconds * 10);
  return fmt::format("{}:{:02}.{}", tenths / 600, tenths / 10 % 60,
                     tenths % 10);
}

}  // namespace tingwen
