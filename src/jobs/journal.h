// What was made of which document: the memory of batches and watched folders
// between runs (SQLite, docs/formats/journal.md).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "jobs/job.h"

namespace tingwen {

enum class JobState {
  kWaiting,      // submitted, nothing is known yet
  kDone,         // the output is in its place
  kFailed,       // may go better another time
  kQuarantined,  // the document's fault: not tried again until it changes
};

std::string_view NameOf(JobState state);

struct JournalEntry {
  std::string output;  // the key: inside the output folder
  std::string input;
  std::string content;   // hash of the document
  std::string settings;  // hash of what else the output depends on
  JobState state = JobState::kWaiting;
  // How often it was submitted, so that each time has an id of its own.
  int64_t submissions = 0;
  JobReport report;  // of all states but kWaiting
};

class Journal {
 public:
  // kOutput where the file can't be opened or written.
  static Result<Journal> Open(const std::string& path);
  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;
  ~Journal();

  // Random, the same for all runs with this journal: a journal that is made
  // anew is another one.
  const std::string& id() const;

  Result<std::optional<JournalEntry>> Find(const std::string& output);
  // In one transaction, so that it is there whole or not at all.
  Status Record(const JournalEntry& entry);
  // Records many at once.
  Status RecordAll(const std::vector<JournalEntry>& entries);

 private:
  struct State;
  explicit Journal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// What a report means for the journal: a document that can't be read, crashes
// or hangs is quarantined; an output or an engine that fails is not its fault.
JobState StateAfter(const JobReport& report);

}  // namespace tingwen
