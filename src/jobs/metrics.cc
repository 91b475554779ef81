#include "jobs/metrics.h"

#include <fmt/format.h>

#include <ctime>

namespace tingwen {
namespace {

std::string Head(std::string_view name, std::string_view type,
                 std::string_view help) {
  return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

template <class Value>
std::string Metric(std::string_view name, std::string_view type,
                   std::string_view help, Value value) {
  return Head(name, type, help) + fmt::format("{} {}\n", name, value);
}

}  // namespace

void Metrics::Count(const JournalEntry& entry) {
  work_seconds += entry.report.elapsed;
  switch (entry.state) {
    case JobState::kDone:
      ++done;
      audio_seconds += entry.report.facts.seconds;
      last_success = std::time(nullptr);
      break;
    case JobState::kFailed:
      ++failed;
      break;
    case JobState::kQuarantined:
      ++quarantined;
      break;
    case JobState::kWaiting:
      break;
  }
}

std::string MetricsText(const Metrics& metrics) {
  std::string text = Head("tingwen_documents_total", "counter",
                          "Documents that were converted or failed.");
  const auto state = [&text](std::string_view name, uint64_t count) {
    text += fmt::format("tingwen_documents_total{{state=\"{}\"}} {}\n", name,
                        count);
  };
  state("done", metrics.done);
  state("failed", metrics.failed);
  state("quarantined", metrics.quarantined);
  text += Metric("tingwen_audio_seconds_total", "counter",
                 "Seconds of audio that were made.", metrics.audio_seconds);
  text += Metric("tingwen_work_seconds_total", "counter",
                 "Seconds that workers took.", metrics.work_seconds);
  text +=
      Metric("tingwen_documents_waiting", "gauge",
             "Documents that wait or are being converted.", metrics.waiting);
  text += Metric("tingwen_watched_folder_present", "gauge",
                 "Whether the watched folder is there.",
                 metrics.folder_present ? 1 : 0);
  text += Metric("tingwen_last_success_timestamp_seconds", "gauge",
                 "When a document was last converted.", metrics.last_success);
  text += Metric("tingwen_heartbeat_timestamp_seconds", "gauge",
                 "When this file was written.", std::time(nullptr));
  return text;
}

}  // namespace tingwen
