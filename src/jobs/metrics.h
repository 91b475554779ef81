// How a service does, for Prometheus (text format 0.0.4), in a file that
// node_exporter's textfile collector reads.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "jobs/journal.h"

namespace tingwen {

struct Metrics {
  uint64_t done = 0;
  uint64_t failed = 0;
  uint64_t quarantined = 0;
  double audio_seconds = 0;
  double work_seconds = 0;  // of workers
  uint64_t waiting = 0;     // documents now
  bool folder_present = true;
  int64_t last_success = 0;  // Unix time

  // Counts what became of a document.
  void Count(const JournalEntry& entry);
};

std::string MetricsText(const Metrics& metrics);

}  // namespace tingwen
