// The tables of data/rules that this room reads: repair*.tsv and
// structure*.tsv. The head of each file tells its columns.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/tsv.h"

namespace tingwen {

struct TableFile {
  std::string name;  // "rules/repair.tsv"
  std::string path;
  std::unique_ptr<const std::string> text;
  std::vector<TsvRow> rows;  // views into `text`, all wide enough

  // What an element says of itself: "rules/repair.tsv:12".
  std::string ReasonOf(const TsvRow& row) const;
  // An error in a row, at its line.
  Error Wrong(const TsvRow& row, std::string_view what) const;
};

// Loads data/rules/<name>.tsv. kInternal where it is missing or a row has
// fewer than `columns` cells.
Result<TableFile> LoadTable(const std::string& name, size_t columns);

// The text of a cell with \n, \t and \uhhhh resolved.
std::string Unescape(std::string_view cell);

}  // namespace tingwen
