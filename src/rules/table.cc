#include "rules/table.h"

#include <algorithm>

#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"
#include "rules/pattern.h"

namespace tingwen {
namespace {

std::vector<std::string> HeaderColumns(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  if (EndsWith(line, "\r")) line.remove_suffix(1);
  if (StartsWith(line, "# ")) line.remove_prefix(2);
  std::vector<std::string> columns;
  for (std::string_view cell : Split(line, '\t')) columns.emplace_back(cell);
  return columns;
}

}  // namespace

Table Table::Parse(std::string name, std::string_view text,
                   const std::string& path, std::vector<Error>& issues) {
  Table table;
  table.name_ = std::move(name);
  table.columns_ = HeaderColumns(text);
  for (const TsvRow& row : ParseTsv(text)) {
    auto refuse = [&](Error error) {
      error.position = {row.line, 1};
      issues.push_back(std::move(error));
    };
    if (row.cells.size() != table.columns_.size()) {
      refuse(MakeError(ErrorCode::kInput, path, "rules.columns",
                       row.cells.size(), table.columns_.size()));
      continue;
    }
    std::vector<std::string> cells(row.cells.begin(), row.cells.end());
    if (cells[0] == "\\#") cells[0] = "#";
    if (cells[0].empty() || table.rows_.contains(cells[0])) {
      refuse(MakeError(ErrorCode::kInput, path, "rules.key", cells[0]));
      continue;
    }
    std::string key = cells[0];
    table.rows_.emplace(std::move(key), std::move(cells));
  }
  table.BuildAlternation();
  return table;
}

int Table::ColumnIndex(std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  return found == columns_.end() ? -1
                                 : static_cast<int>(found - columns_.begin());
}

const std::string* Table::Find(std::string_view key, int column) const {
  const auto found = rows_.find(key);
  if (found == rows_.end()) return nullptr;
  return &found->second[static_cast<size_t>(column)];
}

void Table::BuildAlternation() {
  std::vector<std::string_view> keys;
  for (const auto& [key, cells] : rows_) keys.push_back(key);
  // RE2 takes the first alternative that matches, so "km/h" goes before "km".
  std::stable_sort(keys.begin(), keys.end(),
                   [](std::string_view a, std::string_view b) {
                     return a.size() > b.size();
                   });
  for (std::string_view key : keys) {
    if (!alternation_.empty()) alternation_ += '|';
    alternation_ += QuotePattern(key);
  }
}

}  // namespace tingwen
