#include "jobs/database.h"

#include <sqlite3.h>

#include "base/message.h"

namespace tingwen {
namespace {

// How long another process may hold the database, such as one that reads it.
constexpr int kBusyTimeout = 10'000;  // milliseconds

tl::unexpected<Error> DatabaseError(const std::string& path,
                                    sqlite3* database) {
  const int code = ::sqlite3_errcode(database);
  if (code == SQLITE_FULL) {
    return FailWith(ErrorCode::kOutput, path, "output.full");
  }
  return FailWith(ErrorCode::kOutput, path,
                  code == SQLITE_CORRUPT || code == SQLITE_NOTADB
                      ? "journal.damaged"
                      : "journal.failed",
                  std::string(::sqlite3_errmsg(database)));
}

}  // namespace

void Statement::Finalize(sqlite3_stmt* statement) {
  ::sqlite3_finalize(statement);
}

Statement& Statement::Bind(std::string_view text) {
  ::sqlite3_bind_text(statement_.get(), ++bound_, text.data(),
                      static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::Bind(int64_t number) {
  ::sqlite3_bind_int64(statement_.get(), ++bound_, number);
  return *this;
}

Statement& Statement::Bind(double number) {
  ::sqlite3_bind_double(statement_.get(), ++bound_, number);
  return *this;
}

Statement& Statement::Bind(std::optional<double> number) {
  if (number) return Bind(*number);
  ::sqlite3_bind_null(statement_.get(), ++bound_);
  return *this;
}

Result<bool> Statement::Next() {
  column_ = 0;
  const int code = ::sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  Reset();
  if (code == SQLITE_DONE) return false;
  return DatabaseError(path_, database_);
}

Status Statement::Run() {
  TINGWEN_ASSIGN(row, Next());
  if (row) Reset();
  return {};
}

void Statement::Reset() {
  ::sqlite3_reset(statement_.get());
  bound_ = 0;
}

std::string Statement::Text() {
  const int column = column_++;
  const auto* text = ::sqlite3_column_text(statement_.get(), column);
  const int size = ::sqlite3_column_bytes(statement_.get(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<size_t>(size)};
}

int64_t Statement::Number() {
  return ::sqlite3_column_int64(statement_.get(), column_++);
}

std::optional<double> Statement::Real() {
  const int column = column_++;
  if (::sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) {
    return std::nullopt;
  }
  return ::sqlite3_column_double(statement_.get(), column);
}

void Database::Close(sqlite3* database) { ::sqlite3_close_v2(database); }

Result<Database> Database::Open(const std::string& path) {
  sqlite3* handle = nullptr;
  const int code = ::sqlite3_open(path.c_str(), &handle);
  Database database(handle, path);
  if (code != SQLITE_OK) return DatabaseError(path, handle);
  ::sqlite3_busy_timeout(handle, kBusyTimeout);
  TINGWEN_TRY(database.Run("PRAGMA journal_mode = WAL"));
  // Without a sync at each step: after a power cut the last steps may be
  // missing, never damaged, and what they told is done again.
  TINGWEN_TRY(database.Run("PRAGMA synchronous = NORMAL"));
  return database;
}

Status Database::Run(const std::string& sql) {
  if (::sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) ==
      SQLITE_OK) {
    return {};
  }
  return DatabaseError(path_, database_.get());
}

Result<Statement> Database::Prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (::sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &statement,
                           nullptr) != SQLITE_OK) {
    return DatabaseError(path_, database_.get());
  }
  return Statement(database_.get(), statement, path_);
}

}  // namespace tingwen
