#include "jobs/journal.h"

#include <array>

#include "base/message.h"
#include "jobs/database.h"

namespace tingwen {
namespace {

// In the order of JobState.
constexpr std::array<std::string_view, 4> kStateNames = {
    "waiting", "done", "failed", "quarantined"};

// The report is kept as the line that workers answer; what people look for
// stands in columns of its own.
constexpr const char* kSchema = R"sql(
CREATE TABLE IF NOT EXISTS jobs(
  output TEXT PRIMARY KEY,
  input TEXT NOT NULL,
  content TEXT NOT NULL,
  settings TEXT NOT NULL,
  state TEXT NOT NULL,
  submissions INTEGER NOT NULL,
  reason TEXT NOT NULL,
  seconds REAL,
  loudness REAL,
  report TEXT NOT NULL,
  changed TEXT NOT NULL DEFAULT (datetime('now'))
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS journal(id TEXT NOT NULL);
INSERT INTO journal SELECT lower(hex(randomblob(8)))
  WHERE NOT EXISTS (SELECT * FROM journal);
)sql";

constexpr int64_t kSchemaVersion = 1;

JobState StateOf(std::string_view name) {
  for (size_t i = 0; i < kStateNames.size(); ++i) {
    if (kStateNames[i] == name) return static_cast<JobState>(i);
  }
  return JobState::kWaiting;
}

// A journal of a later version of the program is left alone.
Status CheckVersion(Database& database, const std::string& path) {
  TINGWEN_ASSIGN(query, database.Prepare("PRAGMA user_version"));
  TINGWEN_ASSIGN(row, query.Next());
  const int64_t version = row ? query.Number() : 0;
  if (version > kSchemaVersion) {
    return FailWith(ErrorCode::kOutput, path, "journal.version");
  }
  return database.Run("PRAGMA user_version = " +
                      std::to_string(kSchemaVersion));
}

Result<std::string> ReadId(Database& database) {
  TINGWEN_ASSIGN(query, database.Prepare("SELECT id FROM journal"));
  TINGWEN_ASSIGN(row, query.Next());
  return row ? query.Text() : std::string();
}

}  // namespace

struct Journal::State {
  std::string id;
  Database database;
  Statement find;
  Statement record;
};

std::string_view NameOf(JobState state) {
  return kStateNames[static_cast<size_t>(state)];
}

Journal::Journal(std::unique_ptr<State> state) : state_(std::move(state)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

Result<Journal> Journal::Open(const std::string& path) {
  TINGWEN_ASSIGN(database, Database::Open(path));
  TINGWEN_TRY(CheckVersion(database, path));
  TINGWEN_TRY(database.Run(kSchema));
  TINGWEN_ASSIGN(id, ReadId(database));
  TINGWEN_ASSIGN(
      find, database.Prepare("SELECT output, input, content, settings, state, "
                             "submissions, report FROM jobs WHERE output = ?"));
  TINGWEN_ASSIGN(
      record,
      database.Prepare(
          "INSERT OR REPLACE INTO jobs(output, input, content, settings, "
          "state, submissions, reason, seconds, loudness, report) "
          "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  return Journal(std::make_unique<State>(State{
      std::move(id), std::move(database), std::move(find), std::move(record)}));
}

const std::string& Journal::id() const { return state_->id; }

Result<std::optional<JournalEntry>> Journal::Find(const std::string& output) {
  Statement& query = state_->find;
  query.Bind(output);
  TINGWEN_ASSIGN(row, query.Next());
  if (!row) return std::nullopt;
  JournalEntry entry;
  entry.output = query.Text();
  entry.input = query.Text();
  entry.content = query.Text();
  entry.settings = query.Text();
  entry.state = StateOf(query.Text());
  entry.submissions = query.Number();
  if (auto report = DecodeJobReport(query.Text())) {
    entry.report = *std::move(report);
  }
  query.Reset();
  return entry;
}

Status Journal::Record(const JournalEntry& entry) {
  const JobReport& report = entry.report;
  const bool done = entry.state == JobState::kDone;
  return state_->record.Bind(entry.output)
      .Bind(entry.input)
      .Bind(entry.content)
      .Bind(entry.settings)
      .Bind(NameOf(entry.state))
      .Bind(entry.submissions)
      .Bind(report.error.message)
      .Bind(done ? std::optional(report.facts.seconds) : std::nullopt)
      .Bind(report.facts.loudness)
      .Bind(entry.state == JobState::kWaiting ? "" : Encode(report))
      .Run();
}

Status Journal::RecordAll(const std::vector<JournalEntry>& entries) {
  TINGWEN_TRY(state_->database.Run("BEGIN IMMEDIATE"));
  for (const JournalEntry& entry : entries) {
    if (Status status = Record(entry); !status) {
      // What was recorded before it goes, too; the first error counts.
      static_cast<void>(state_->database.Run("ROLLBACK"));
      return status;
    }
  }
  return state_->database.Run("COMMIT");
}

JobState StateAfter(const JobReport& report) {
  switch (report.end) {
    case JobEnd::kDone:
      return JobState::kDone;
    case JobEnd::kCrashed:
    case JobEnd::kTimedOut:
      return JobState::kQuarantined;
    case JobEnd::kRefused:
      break;
  }
  const Error& error = report.error;
  // A sentence that the engine loses each time is the document's.
  const bool at_a_sentence =
      error.code == ErrorCode::kEngine && error.position.line > 0;
  const bool documents_fault = at_a_sentence ||
                               error.code == ErrorCode::kInput ||
                               error.code == ErrorCode::kUsage;
  return documents_fault ? JobState::kQuarantined : JobState::kFailed;
}

}  // namespace tingwen
