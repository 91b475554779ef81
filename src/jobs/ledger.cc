#include "jobs/ledger.h"

#include <filesystem>

#include "jobs/hash.h"

namespace tingwen {
namespace {

JobReport Refusal(Error error) {
  JobReport report;
  report.end = JobEnd::kRefused;
  report.error = std::move(error);
  report.attempts = 0;
  return report;
}

}  // namespace

std::string Ledger::PathOf(const std::string& output) const {
  return (std::filesystem::path(options_.folder) / output).string();
}

bool Ledger::OutputStands(const JournalEntry& entry) const {
  std::error_code error;
  const auto size = std::filesystem::file_size(PathOf(entry.output), error);
  return !error && size == entry.report.facts.bytes;
}

Result<Ledger::Look> Ledger::Examine(const WorkItem& item) {
  TINGWEN_ASSIGN(known, journal_.Find(item.output));
  Look look;
  if (known) look.entry = *std::move(known);
  JournalEntry& entry = look.entry;
  auto content = HashFile(item.input);
  const bool same = content && entry.content == *content &&
                    entry.settings == options_.settings_hash;
  entry.output = item.output;
  entry.input = item.input;
  entry.settings = options_.settings_hash;
  entry.content = content ? *content : std::string();
  if (!content) {
    Enter(Refusal(std::move(content).error()), entry);
    return look;
  }
  const bool settled =
      same && (entry.state == JobState::kQuarantined ||
               (entry.state == JobState::kDone && OutputStands(entry)));
  look.due = options_.force || !settled;
  look.before = !look.due;
  if (!look.due) return look;
  const bool broken_off = same && entry.state == JobState::kWaiting;
  if (!broken_off || entry.submissions == 0) ++entry.submissions;
  entry.state = JobState::kWaiting;
  entry.report = {};
  return look;
}

JobRequest Ledger::RequestFor(const JournalEntry& entry) const {
  JobRequest request;
  Sha256 id;
  for (const std::string& field :
       {journal_.id(), entry.content, entry.settings, PathOf(entry.output),
        std::to_string(entry.submissions)}) {
    id.AddField(field);
  }
  request.id = id.Finish();
  request.input = entry.input;
  request.output = PathOf(entry.output);
  request.format = options_.format;
  request.settings = options_.settings;
  return request;
}

void Ledger::Enter(const JobReport& report, JournalEntry& entry) {
  entry.report = report;
  entry.state = StateAfter(report);
  if (report.end == JobEnd::kDone) entry.content = report.facts.content;
}

}  // namespace tingwen
