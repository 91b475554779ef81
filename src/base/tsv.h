// Tab-separated tables: UTF-8, one row a line, `#` begins a comment line,
// empty lines don't count, no quoting.
#pragma once

#include <string_view>
#include <vector>

namespace tingwen {

struct TsvRow {
  size_t line = 0;  // counted from 1
  std::vector<std::string_view> cells;
};

// The rows of a table, as views into `text`. Cells keep their spaces.
std::vector<TsvRow> ParseTsv(std::string_view text);

}  // namespace tingwen
