// An output folder as batches and watched folders use it: made and locked, with
// its journal.
#pragma once

#include <string>

#include "app/settings.h"
#include "jobs/folder_lock.h"
#include "jobs/ledger.h"

namespace tingwen {

struct OutputDesk {
  FolderLock lock;
  Ledger ledger;
};

struct DeskOptions {
  std::string folder;
  std::string format = "wav";
  std::string journal;  // empty: .tingwen/journal.sqlite in the folder
  bool force = false;
};

// kOutput where the folder can't be made or used, or another tingwen has it.
// What processes that were killed left half in it is removed.
Result<OutputDesk> OpenDesk(const DeskOptions& options,
                            const Settings& settings);

}  // namespace tingwen
