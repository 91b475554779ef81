#include "pronounce/user_lexicon_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

std::string Utf8Of(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) AppendUtf8(result, c);
  return result;
}

// The line with another reading; what stands behind it stays.
std::string WithReading(std::string_view line, std::string_view reading) {
  std::string result;
  const std::vector<std::string_view> cells = Split(line, '\t');
  for (size_t i = 0; i < cells.size(); ++i)
    result +=
        fmt::format("{}{}", i == 0 ? "" : "\t", i == 1 ? reading : cells[i]);
  return result;
}

// Whether the line is a row of that word.
bool IsRowOf(std::string_view line, std::string_view word) {
  const std::vector<TsvRow> rows = ParseTsv(line);
  return !rows.empty() && rows.front().cells.front() == word;
}

// The file itself where the path is a link to it, so that the link stays.
std::filesystem::path TargetOf(const std::filesystem::path& path) {
  std::error_code error;
  auto target = std::filesystem::canonical(path, error);
  return error ? path : target;
}

}  // namespace

Result<UserLexiconFile> UserLexiconFile::Open(const std::string& path,
                                              const LegalSyllables& legal) {
  UserLexiconFile file(path);
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) return file;
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  const std::string_view table = WithoutByteOrderMark(bytes);
  TINGWEN_ASSIGN(lexicon, UserLexicon::Parse(table, path, legal));
  for (const std::string_view line : SplitLines(table))
    file.lines_.emplace_back(line);
  for (const UserLexicon::Row& row : lexicon.rows())
    file.rows_.emplace(row.word, row);
  return file;
}

std::vector<UserLexicon::Row> UserLexiconFile::Rows() const {
  std::vector<UserLexicon::Row> rows;
  for (const auto& [word, row] : rows_) rows.push_back(row);
  std::sort(rows.begin(), rows.end(), [](const auto& left, const auto& right) {
    return left.line < right.line;
  });
  return rows;
}

UserLexiconFile::Change UserLexiconFile::Set(UserLexicon::Row row) {
  const std::string reading = FormatReading(row.reading);
  const auto known = rows_.find(row.word);
  if (known == rows_.end()) {
    lines_.emplace_back(Utf8Of(row.word) + "\t" + reading);
    row.line = lines_.size();
    rows_.emplace(row.word, row);
    return Change::kAdded;
  }
  if (known->second.reading == row.reading) return Change::kNone;
  auto& line = lines_[known->second.line - 1];
  line = WithReading(*line, reading);
  known->second.reading = std::move(row.reading);
  return Change::kReplaced;
}

bool UserLexiconFile::Remove(std::string_view word) {
  if (rows_.erase(ToUtf32(word)) == 0) return false;
  for (auto& line : lines_)
    if (line && IsRowOf(*line, word)) line.reset();
  return true;
}

Status UserLexiconFile::Save() const {
  const std::filesystem::path target = TargetOf(path_);
  std::error_code error;
  if (target.has_parent_path())
    std::filesystem::create_directories(target.parent_path(), error);
  if (error)
    return FailWith(ErrorCode::kOutput, target.parent_path().string(),
                    "user_lexicon.no_folder", error.message());
  std::string text;
  for (const auto& line : lines_)
    if (line) text += *line + "\n";
  return WriteFile(target.string(), text);
}

}  // namespace tingwen
