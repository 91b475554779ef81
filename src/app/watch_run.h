// A folder whose documents are converted as they come.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <string>

#include "app/output_desk.h"
#include "app/progress.h"
#include "jobs/folder_watcher.h"
#include "jobs/job_runner.h"
#include "jobs/metrics.h"
#include "jobs/stop_signals.h"

namespace tingwen {

struct WatchOptions {
  std::string folder;
  DeskOptions desk;
  std::string done;     // where converted documents go; empty: they stay
  std::string failed;   // where quarantined ones go, with the reason
  std::string metrics;  // a file for Prometheus; empty: none
  double settle = 2;    // seconds
};

// One stretch in which the watched and the output folder stay where they are.
class WatchRun {
 public:
  // All must outlive this.
  WatchRun(const WatchOptions& options, const FolderLock& watched,
           OutputDesk& desk, FolderWatcher& watcher, JobRunner& runner,
           StopSignals& signals, Progress& progress, Metrics& metrics);

  // Converts until a signal comes, or one of the folders is gone. kOutput
  // where the journal can't be written.
  Status Run();

 private:
  struct Running {
    JournalEntry entry;
    std::string file;  // its place in the watched folder
    FileState state;   // as it was handed out
  };

  Status SubmitSome();
  Status Consider(const std::string& file);
  Status Settle(const JobReport& report);
  // Moves the document away, if it is to and is still the same.
  void PutAway(const Running& running);
  void TellHealth();
  bool FoldersHold() const;

  const WatchOptions& options_;
  const FolderLock& watched_;
  OutputDesk& desk_;
  FolderWatcher& watcher_;
  JobRunner& runner_;
  StopSignals& signals_;
  Progress& progress_;
  Metrics& metrics_;
  std::deque<std::string> complete_;
  std::map<std::string, Running> running_;  // by the id of their job
  std::chrono::steady_clock::time_point told_{};
};

// Writes the metrics, and tells systemd that all goes on.
void TellHealth(const Metrics& metrics, const std::string& path);

}  // namespace tingwen
