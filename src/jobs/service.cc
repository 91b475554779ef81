#include "jobs/service.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <syslog.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <vector>

namespace tingwen {

void TellReady() { ::sd_notify(0, "READY=1"); }

void TellAlive(const std::string& status) {
  ::sd_notify(0, ("WATCHDOG=1\nSTATUS=" + status).c_str());
}

void TellStopping() { ::sd_notify(0, "STOPPING=1"); }

// systemd.exec(5): JOURNAL_STREAM names the stream's device and inode.
bool InSystemJournal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat info {};
  return stream != nullptr && ::fstat(STDERR_FILENO, &info) == 0 &&
         fmt::format("{}:{}", info.st_dev, info.st_ino) == stream;
}

void LogToSystemJournal(const JournalEntry& entry) {
  const bool done = entry.state == JobState::kDone;
  const Error& error = entry.report.error;
  const std::array<std::string, 7> fields = {
      fmt::format("MESSAGE={}: {}", entry.input,
                  done ? entry.output : error.message),
      fmt::format("PRIORITY={}", done ? LOG_INFO : LOG_WARNING),
      fmt::format("TINGWEN_INPUT={}", entry.input),
      fmt::format("TINGWEN_OUTPUT={}", entry.output),
      fmt::format("TINGWEN_STATE={}", NameOf(entry.state)),
      fmt::format("TINGWEN_SECONDS={:.3f}", entry.report.facts.seconds),
      fmt::format("TINGWEN_REASON={}", done ? "" : Describe(error))};
  std::array<iovec, fields.size()> parts{};
  for (size_t i = 0; i < fields.size(); ++i) {
    parts[i] = {const_cast<char*>(fields[i].data()), fields[i].size()};
  }
  ::sd_journal_sendv(parts.data(), static_cast<int>(parts.size()));
}

}  // namespace tingwen
