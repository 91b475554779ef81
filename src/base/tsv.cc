#include "base/tsv.h"

#include "base/text.h"

namespace tingwen {

std::vector<TsvRow> ParseTsv(std::string_view text) {
  std::vector<TsvRow> rows;
  size_t number = 0;
  for (std::string_view line : SplitLines(text)) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    rows.push_back({number, Split(line, '\t')});
  }
  return rows;
}

}  // namespace tingwen
