// One run over many documents: what is due is handed out, what comes back is
// written down.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/batch_plan.h"
#include "app/batch_progress.h"
#include "jobs/folder_lock.h"
#include "jobs/job_runner.h"
#include "jobs/ledger.h"
#include "jobs/stop_signals.h"

namespace tingwen {

// A document of the batch, in the order of the command line.
struct BatchRow {
  JournalEntry entry;
  bool settled = false;  // else the run ended before its turn
  bool before = false;   // settled by an earlier run
};

struct BatchResult {
  std::vector<BatchRow> rows;
  double elapsed = 0;           // seconds
  bool stopped = false;         // by Ctrl-C
  std::optional<Error> halted;  // why it could not go on

  size_t Count(JobState state) const;
  size_t open() const;
};

// Makes the folders of an output, `inside` its place in the output folder; but
// not that one itself, which was removed on purpose if it isn't there.
void MakeFolders(const std::string& path, const std::string& inside);

class BatchRun {
 public:
  // All must outlive this.
  BatchRun(const FolderLock& lock, Ledger& ledger, JobRunner& runner,
           StopSignals& signals, Progress& progress);

  // kOutput where the journal can't be written. What ran then is not lost: it
  // is done again by the next run.
  Result<BatchResult> Run(const std::vector<PlannedItem>& items);

 private:
  Result<Ledger::Look> Look(const PlannedItem& planned);
  Status Examine(const std::vector<PlannedItem>& items);
  Status Work();
  Status SubmitSome();
  Status Settle(const JobReport& report);
  void Halt(Error error);
  void HeedSignals();

  const FolderLock& lock_;
  Ledger& ledger_;
  JobRunner& runner_;
  StopSignals& signals_;
  BatchProgress progress_;
  BatchResult result_;
  std::vector<size_t> due_;                // indices of rows
  size_t next_ = 0;                        // of due_
  std::map<std::string, size_t> running_;  // rows by the id of their job
  int output_failures_ = 0;                // in a row
};

}  // namespace tingwen
