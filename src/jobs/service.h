// What a long-running command tells systemd and its journal. Where neither is
// there, nothing happens.
#pragma once

#include <string>

#include "jobs/journal.h"

namespace tingwen {

// The service is ready (sd_notify(3)).
void TellReady();
// A line for `systemctl status`, and that it goes on: call it more often than
// the watchdog asks for (half of WatchdogSec= at the latest).
void TellAlive(const std::string& status);
void TellStopping();

// Whether standard error is systemd's journal.
bool InSystemJournal();

// Writes what became of a document into systemd's journal with the fields
// TINGWEN_INPUT, TINGWEN_OUTPUT, TINGWEN_STATE, TINGWEN_SECONDS and
// TINGWEN_REASON (journalctl TINGWEN_STATE=quarantined).
void LogToSystemJournal(const JournalEntry& entry);

}  // namespace tingwen
