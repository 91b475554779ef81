#include "publish/qc_report.h"

#include <fmt/format.h>

#include <cmath>

#include "base/message.h"
#include "document/json.h"

namespace tingwen {
namespace {

using Json = nlohmann::ordered_json;

// To a hundredth: finer than meters agree.
Json Level(double level) {
  if (!std::isfinite(level)) return nullptr;
  return std::round(level * 100) / 100;
}

std::string LevelText(double level, const char* unit) {
  return fmt::format("{:.1f} {}", level, unit);
}

std::string Line(std::string_view id, const std::string& value) {
  return "  " + Message(id) + value + "\n";
}

std::string FindingText(const QcFinding& finding) {
  return "  " +
         Message("qc.finding." + finding.what,
                 fmt::format("{:.1f}", finding.measured),
                 fmt::format("{:g}", finding.limit)) +
         "\n";
}

// What was asked, in one line.
std::string Verdict(const QcResult& result) {
  if (!result.profile.loudness && !result.profile.true_peak) {
    return Message("qc.measured");
  }
  return Message(result.passed() ? "qc.passed" : "qc.failed",
                 result.profile.id);
}

}  // namespace

std::string QcLine(const QcResult& result) {
  return fmt::format("{}, {}, {}", Verdict(result),
                     LevelText(result.report.loudness.integrated, "LUFS"),
                     LevelText(result.report.true_peak, "dBTP"));
}

std::string QcText(const QcResult& result) {
  const QcReport& report = result.report;
  const Loudness& loudness = report.loudness;
  std::string text = result.path + ": " + Verdict(result) + "\n";
  for (const QcFinding& finding : result.findings) text += FindingText(finding);
  text += Line("qc.format", fmt::format("{}, {} Hz, {} ch", report.format,
                                        report.sample_rate, report.channels));
  text += Line("qc.duration", fmt::format("{:.3f} s", report.Seconds()));
  text += Line("qc.integrated", LevelText(loudness.integrated, "LUFS"));
  text += Line("qc.short_term", LevelText(loudness.short_term_max, "LUFS"));
  text += Line("qc.momentary", LevelText(loudness.momentary_max, "LUFS"));
  text += Line("qc.range", LevelText(loudness.range, "LU"));
  text += Line("qc.true_peak", LevelText(report.true_peak, "dBTP"));
  text += Line("qc.clipping", fmt::format("{}", report.clipped));
  text += Line("qc.silence",
               fmt::format("{:.2f} / {:.2f} / {:.2f} s", report.silence_begin,
                           report.longest_silence, report.silence_end));
  return text;
}

std::string QcJson(const QcResult& result, int indent) {
  const QcReport& report = result.report;
  const Loudness& loudness = report.loudness;
  Json findings = Json::array();
  for (const QcFinding& finding : result.findings) {
    findings.push_back({{"what", finding.what},
                        {"measured", Level(finding.measured)},
                        {"limit", finding.limit}});
  }
  const Json json = {{"file", result.path},
                     {"profile", result.profile.id},
                     {"pass", result.passed()},
                     {"findings", std::move(findings)},
                     {"format", report.format},
                     {"sample_rate", report.sample_rate},
                     {"channels", report.channels},
                     {"seconds", std::round(report.Seconds() * 1e6) / 1e6},
                     {"integrated_lufs", Level(loudness.integrated)},
                     {"short_term_max_lufs", Level(loudness.short_term_max)},
                     {"momentary_max_lufs", Level(loudness.momentary_max)},
                     {"range_lu", Level(loudness.range)},
                     {"true_peak_dbtp", Level(report.true_peak)},
                     {"sample_peak_dbfs", Level(report.sample_peak)},
                     {"clipped", report.clipped},
                     {"silence_begin_s", Level(report.silence_begin)},
                     {"silence_longest_s", Level(report.longest_silence)},
                     {"silence_end_s", Level(report.silence_end)}};
  return DumpJson(json, indent) + "\n";
}

}  // namespace tingwen
