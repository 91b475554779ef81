// What the commands that convert many documents share: their options, and the
// workers and hashes that follow from the settings.
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "jobs/worker_pool.h"

namespace tingwen {

struct WorkOptions {
  int workers = 0;    // 0: as many as cores
  int timeout = 600;  // seconds for one document
  int memory = 4096;  // MiB for one worker; 0: all there is
  int retries = 2;
};

// --workers, --timeout, --memory, --retries.
void AddWorkOptions(const Command& command, WorkOptions& options);

// How workers are started.
PoolOptions PoolFor(const WorkOptions& options);

// Changes with everything that the output of a document depends on, besides
// the document: the settings, the files that they name, the program.
Result<std::string> SettingsHash(const Settings& settings,
                                 const std::string& format);

// Fails where no document could be converted with these settings; tells the
// rows of the user's rules that were refused.
Status CheckWork(const Settings& settings, const std::string& format);

}  // namespace tingwen
