#include "app/output_desk.h"

#include <filesystem>

#include "app/work_options.h"
#include "base/leftovers.h"
#include "base/message.h"

namespace tingwen {
namespace {

Status MakeFolder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) return {};
  return FailWith(ErrorCode::kOutput, folder, "jobs.folder", error.message());
}

// Hidden in the output folder, unless it has a place of its own.
Result<std::string> JournalPath(const DeskOptions& options) {
  if (!options.journal.empty()) return options.journal;
  const auto folder = std::filesystem::path(options.folder) / ".tingwen";
  TINGWEN_TRY(MakeFolder(folder.string()));
  return (folder / "journal.sqlite").string();
}

}  // namespace

Result<OutputDesk> OpenDesk(const DeskOptions& options,
                            const Settings& settings) {
  TINGWEN_TRY(MakeFolder(options.folder));
  TINGWEN_ASSIGN(lock, FolderLock::Take(options.folder, "batch.locked"));
  RemoveLeftovers(options.folder);
  TINGWEN_ASSIGN(path, JournalPath(options));
  TINGWEN_ASSIGN(journal, Journal::Open(path));
  TINGWEN_ASSIGN(hash, SettingsHash(settings, options.format));
  Ledger ledger(std::move(journal),
                {options.folder, options.format, Assignments(settings),
                 std::move(hash), options.force});
  return OutputDesk{std::move(lock), std::move(ledger)};
}

}  // namespace tingwen
