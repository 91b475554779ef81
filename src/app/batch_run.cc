#include "app/batch_run.h"

#include <algorithm>
#include <filesystem>

#include "base/message.h"

namespace tingwen {
namespace {

using Clock = std::chrono::steady_clock;

// So many outputs in a row that can't be written are the folder's fault, not
// the documents'.
constexpr int kMostOutputFailures = 3;

// How often it is looked whether the folder is still there.
constexpr std::chrono::milliseconds kLook(500);

}  // namespace

void MakeFolders(const std::string& path, const std::string& inside) {
  const auto depth = std::count(inside.begin(), inside.end(), '/');
  std::filesystem::path folder(path);
  std::vector<std::filesystem::path> folders;
  for (int i = 0; i < depth; ++i) {
    folder = folder.parent_path();
    folders.push_back(folder);
  }
  std::error_code ignored;  // writing the output will tell
  for (auto it = folders.rbegin(); it != folders.rend(); ++it) {
    std::filesystem::create_directory(*it, ignored);
  }
}

size_t BatchResult::Count(JobState state) const {
  return static_cast<size_t>(
      std::count_if(rows.begin(), rows.end(), [state](const BatchRow& row) {
        return row.settled && row.entry.state == state;
      }));
}

size_t BatchResult::open() const {
  return static_cast<size_t>(
      std::count_if(rows.begin(), rows.end(),
                    [](const BatchRow& row) { return !row.settled; }));
}

BatchRun::BatchRun(const FolderLock& lock, Ledger& ledger, JobRunner& runner,
                   StopSignals& signals, Progress& progress)
    : lock_(lock),
      ledger_(ledger),
      runner_(runner),
      signals_(signals),
      progress_(progress) {}

Result<BatchResult> BatchRun::Run(const std::vector<PlannedItem>& items) {
  const auto begin = Clock::now();
  TINGWEN_TRY(Examine(items));
  progress_.Begin(due_.size());
  const Status status = Work();
  if (!status) return Fail(status.error());
  result_.elapsed = std::chrono::duration<double>(Clock::now() - begin).count();
  return std::move(result_);
}

Result<Ledger::Look> BatchRun::Look(const PlannedItem& planned) {
  if (!planned.error) return ledger_.Examine(planned.item);
  Ledger::Look look;
  look.entry.input = planned.item.input;
  JobReport report;
  report.end = JobEnd::kRefused;
  report.error = *planned.error;
  Ledger::Enter(report, look.entry);
  return look;
}

Status BatchRun::Examine(const std::vector<PlannedItem>& items) {
  std::vector<JournalEntry> entries;
  for (const PlannedItem& planned : items) {
    TINGWEN_ASSIGN(look, Look(planned));
    if (!look.before && !look.entry.output.empty()) {
      entries.push_back(look.entry);
    }
    if (look.due) due_.push_back(result_.rows.size());
    if (!look.due && look.entry.state != JobState::kDone) {
      progress_.Fail(look.entry);
    }
    result_.rows.push_back({std::move(look.entry), !look.due, look.before});
  }
  return ledger_.journal().RecordAll(entries);
}

Status BatchRun::Work() {
  while (signals_.Count() < 2) {
    HeedSignals();
    if (!lock_.Holds()) {
      Halt(MakeError(ErrorCode::kOutput, lock_.path(), "batch.folder_gone"));
    }
    TINGWEN_TRY(SubmitSome());
    if (runner_.idle()) return {};
    const int others[] = {signals_.descriptor()};
    TINGWEN_ASSIGN(reports, runner_.Wait(kLook, others));
    for (const JobReport& report : reports) TINGWEN_TRY(Settle(report));
    progress_.Tick();
  }
  return {};
}

void BatchRun::HeedSignals() {
  if (signals_.Count() == 0 || result_.stopped) return;
  result_.stopped = true;
  next_ = due_.size();
  for (const std::string& id : runner_.Stop()) running_.erase(id);
  if (!runner_.idle()) progress_.Say(Message("batch.stopping"));
}

void BatchRun::Halt(Error error) {
  if (result_.halted) return;
  result_.halted = std::move(error);
  next_ = due_.size();
  for (const std::string& id : runner_.Stop()) running_.erase(id);
}

Status BatchRun::SubmitSome() {
  while (next_ < due_.size() && runner_.HasRoom()) {
    const size_t index = due_[next_++];
    const JournalEntry& entry = result_.rows[index].entry;
    JobRequest request = ledger_.RequestFor(entry);
    MakeFolders(request.output, entry.output);
    running_[request.id] = index;
    TINGWEN_TRY(runner_.Submit(std::move(request)));
  }
  return {};
}

Status BatchRun::Settle(const JobReport& report) {
  const auto found = running_.find(report.id);
  if (found == running_.end()) return {};
  BatchRow& row = result_.rows[found->second];
  running_.erase(found);
  Ledger::Enter(report, row.entry);
  row.settled = true;
  if (lock_.Holds()) TINGWEN_TRY(ledger_.journal().Record(row.entry));
  progress_.Settle(row.entry);
  const bool output_failed =
      report.end == JobEnd::kRefused && report.error.code == ErrorCode::kOutput;
  output_failures_ = output_failed ? output_failures_ + 1 : 0;
  if (output_failures_ >= kMostOutputFailures) Halt(report.error);
  return {};
}

}  // namespace tingwen
