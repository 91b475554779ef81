#include "app/watch_run.h"

#include <algorithm>
#include <filesystem>

#include "app/batch_plan.h"
#include "app/batch_run.h"
#include "base/file.h"
#include "base/message.h"
#include "jobs/service.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// What failed through no fault of the document is tried again so much later.
constexpr std::chrono::seconds kTryAgain(60);
// The loop turns at least so often.
constexpr milliseconds kTurn(1000);
constexpr std::chrono::seconds kTellHealth(5);

// A name in the folder that is free: a document of the same name came before.
fs::path FreeName(const fs::path& folder, const fs::path& inside,
                  const std::string& content) {
  fs::path path = folder / inside;
  std::error_code error;
  if (!fs::exists(path, error)) return path;
  const std::string name = path.stem().string() + "." + content.substr(0, 8) +
                           path.extension().string();
  return path.replace_filename(name);
}

// Also to another file system.
Status Move(const std::string& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  fs::rename(from, to, error);
  if (!error) return {};
  TINGWEN_ASSIGN(bytes, ReadFile(from));
  TINGWEN_TRY(WriteFile(to.string(), bytes));
  fs::remove(from, error);
  return {};
}

}  // namespace

void TellHealth(const Metrics& metrics, const std::string& path) {
  TellAlive(Message("watch.status", metrics.done,
                    metrics.failed + metrics.quarantined, metrics.waiting));
  if (path.empty()) return;
  // The next one may be written; the work goes on.
  static_cast<void>(WriteFile(path, MetricsText(metrics)));
}

WatchRun::WatchRun(const WatchOptions& options, const FolderLock& watched,
                   OutputDesk& desk, FolderWatcher& watcher, JobRunner& runner,
                   StopSignals& signals, Progress& progress, Metrics& metrics)
    : options_(options),
      watched_(watched),
      desk_(desk),
      watcher_(watcher),
      runner_(runner),
      signals_(signals),
      progress_(progress),
      metrics_(metrics) {}

bool WatchRun::FoldersHold() const {
  return watched_.Holds() && desk_.lock.Holds();
}

Status WatchRun::Run() {
  bool stopping = false;
  while (signals_.Count() < 2) {
    if (!stopping && (signals_.Count() > 0 || !FoldersHold())) {
      stopping = true;
      complete_.clear();
      for (const std::string& id : runner_.Stop()) running_.erase(id);
    }
    if (stopping && runner_.idle()) return {};
    if (!stopping) {
      for (std::string& file : watcher_.Take()) {
        complete_.push_back(std::move(file));
      }
      TINGWEN_TRY(SubmitSome());
    }
    TellHealth();
    const int others[] = {signals_.descriptor(),
                          stopping ? -1 : watcher_.descriptor()};
    TINGWEN_ASSIGN(reports,
                   runner_.Wait(std::min(watcher_.Patience(), kTurn), others));
    for (const JobReport& report : reports) TINGWEN_TRY(Settle(report));
  }
  return {};
}

void WatchRun::TellHealth() {
  const auto now = std::chrono::steady_clock::now();
  if (now - told_ < kTellHealth) return;
  told_ = now;
  metrics_.waiting = complete_.size() + running_.size();
  tingwen::TellHealth(metrics_, options_.metrics);
}

Status WatchRun::SubmitSome() {
  while (!complete_.empty() && runner_.HasRoom()) {
    const std::string file = std::move(complete_.front());
    complete_.pop_front();
    TINGWEN_TRY(Consider(file));
  }
  return {};
}

Status WatchRun::Consider(const std::string& file) {
  const std::string path = options_.folder + "/" + file;
  const auto state = StateOfFile(path);
  if (!state) return {};
  const WorkItem item{path, OutputName(file, options_.desk.format)};
  TINGWEN_ASSIGN(look, desk_.ledger.Examine(item));
  Running running{std::move(look.entry), file, *state};
  if (look.before) {
    PutAway(running);
    return {};
  }
  TINGWEN_TRY(desk_.ledger.journal().Record(running.entry));
  if (!look.due) return {};
  JobRequest request = desk_.ledger.RequestFor(running.entry);
  MakeFolders(request.output, running.entry.output);
  running_[request.id] = std::move(running);
  return runner_.Submit(std::move(request));
}

Status WatchRun::Settle(const JobReport& report) {
  const auto found = running_.find(report.id);
  if (found == running_.end()) return {};
  Running running = std::move(found->second);
  running_.erase(found);
  Ledger::Enter(report, running.entry);
  metrics_.Count(running.entry);
  if (InSystemJournal()) {
    LogToSystemJournal(running.entry);
  } else if (running.entry.state == JobState::kDone) {
    progress_.Finish(running.entry.input, running.entry.output,
                     report.facts.seconds);
  } else {
    progress_.Fail(running.entry.input, report.error);
  }
  if (!desk_.lock.Holds()) return {};
  TINGWEN_TRY(desk_.ledger.journal().Record(running.entry));
  if (running.entry.state == JobState::kFailed) {
    watcher_.Again(running.file, kTryAgain);
  } else {
    PutAway(running);
  }
  return {};
}

void WatchRun::PutAway(const Running& running) {
  const bool done = running.entry.state == JobState::kDone;
  const std::string& folder = done ? options_.done : options_.failed;
  if (folder.empty()) return;
  // A newer one that came under its name stays, and has its turn.
  if (StateOfFile(running.entry.input) != running.state) return;
  const fs::path to = FreeName(folder, running.file, running.entry.content);
  Status status = Move(running.entry.input, to);
  if (status && !done) {
    status = WriteFile(to.string() + ".reason.txt",
                       Describe(running.entry.report.error) + "\n");
  }
  if (!status) progress_.Fail(running.entry.input, status.error());
}

}  // namespace tingwen
