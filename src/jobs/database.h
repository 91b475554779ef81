// SQLite, as much of it as a journal needs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tingwen {

// A prepared statement. Values are bound in order, columns read in order.
class Statement {
 public:
  Statement& Bind(std::string_view text);
  Statement& Bind(int64_t number);
  Statement& Bind(double number);
  Statement& Bind(std::optional<double> number);

  // Steps to the next row; false at the end. After the end, and before values
  // are bound anew, the statement is ready for its next use.
  Result<bool> Next();
  // For statements without rows.
  Status Run();
  // Leaves the rows that are left.
  void Reset();

  std::string Text();
  int64_t Number();
  std::optional<double> Real();

 private:
  friend class Database;
  Statement(sqlite3* database, sqlite3_stmt* statement, std::string path)
      : database_(database), statement_(statement, Finalize), path_(path) {}
  static void Finalize(sqlite3_stmt* statement);

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, void (*)(sqlite3_stmt*)> statement_;
  std::string path_;
  int bound_ = 0;
  int column_ = 0;
};

class Database {
 public:
  // Opens the file, or makes it, with a write-ahead log. kOutput where that
  // fails, or the file is no database.
  static Result<Database> Open(const std::string& path);

  Status Run(const std::string& sql);
  Result<Statement> Prepare(const std::string& sql);

 private:
  Database(sqlite3* database, std::string path)
      : database_(database, Close), path_(std::move(path)) {}
  static void Close(sqlite3* database);

  std::unique_ptr<sqlite3, void (*)(sqlite3*)> database_;
  std::string path_;
};

}  // namespace tingwen
