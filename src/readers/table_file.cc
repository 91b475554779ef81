#include "readers/table_file.h"

#include <unicode/unistr.h>

#include <utility>

#include "base/file.h"
#include "base/message.h"
#include "base/paths.h"

namespace tingwen {

std::string TableFile::ReasonOf(const TsvRow& row) const {
  return name + ":" + std::to_string(row.line);
}

Error TableFile::Wrong(const TsvRow& row, std::string_view what) const {
  Error error = MakeError(ErrorCode::kInternal, path, "readers.table_row",
                          std::string(what));
  error.position.line = row.line;
  return error;
}

Result<TableFile> LoadTable(const std::string& name, size_t columns) {
  TableFile table;
  table.name = "rules/" + name + ".tsv";
  table.path = DataPath(table.name);
  auto text = ReadFile(table.path);
  if (!text) {
    return FailWith(ErrorCode::kInternal, table.path, "readers.table_missing",
                    text.error().message);
  }
  table.text = std::make_unique<const std::string>(*std::move(text));
  table.rows = ParseTsv(*table.text);
  for (const TsvRow& row : table.rows) {
    if (row.cells.size() < columns) {
      return Fail(table.Wrong(row, Message("readers.table_cells", columns)));
    }
  }
  return table;
}

std::string Unescape(std::string_view cell) {
  if (cell.find('\\') == cell.npos) return std::string(cell);
  std::string text;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(cell.data(), static_cast<int32_t>(cell.size())))
      .unescape()
      .toUTF8String(text);
  return text;
}

}  // namespace tingwen
