// What is to be done in an output folder, and what was: the journal's view of
// documents as they are now.
#pragma once

#include <string>

#include "base/result.h"
#include "jobs/job.h"
#include "jobs/journal.h"

namespace tingwen {

// A document and where its output goes.
struct WorkItem {
  std::string input;
  std::string output;  // inside the output folder
};

struct LedgerOptions {
  std::string folder;                 // of the outputs
  std::string format;                 // "wav", "mp3" ...
  std::vector<std::string> settings;  // for the workers
  std::string settings_hash;          // of all that outputs depend on
  bool force = false;                 // do again what is done
};

class Ledger {
 public:
  Ledger(Journal journal, LedgerOptions options)
      : journal_(std::move(journal)), options_(std::move(options)) {}

  struct Look {
    JournalEntry entry;
    bool due = false;
    bool before = false;  // settled by an earlier run
  };
  // Compares a document with the journal. It is due unless it was done or
  // quarantined with this content and these settings, and a done one's output
  // is there in its size. What is due is waiting in the entry, as a submission
  // of its own. An input that can't be read is neither due nor settled before,
  // and its entry says so.
  Result<Look> Examine(const WorkItem& item);

  // The request for an entry that is due. Its id is that of the submission,
  // the same in the next run if this one is broken off, so that a broker knows
  // it again.
  JobRequest RequestFor(const JournalEntry& entry) const;

  // Enters what became of it. A report of other content than was submitted (a
  // document that changed meanwhile) stands for the content that it is of.
  static void Enter(const JobReport& report, JournalEntry& entry);

  Journal& journal() { return journal_; }

 private:
  std::string PathOf(const std::string& output) const;
  bool OutputStands(const JournalEntry& entry) const;

  Journal journal_;
  LedgerOptions options_;
};

}  // namespace tingwen
