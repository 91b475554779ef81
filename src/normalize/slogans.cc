#include "normalize/slogans.h"

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {

Result<SloganList> SloganList::Load(const std::string& path) {
  if (!std::filesystem::exists(path)) return SloganList();
  auto text = ReadFile(path);
  if (!text) {
    text.error().code = ErrorCode::kInternal;
    return Fail(std::move(text).error());
  }
  SloganList list;
  for (const TsvRow& row : ParseTsv(*text)) {
    if (row.cells.size() < 3 || row.cells.size() > 5 || row.cells[0].empty()) {
      Error error = MakeError(ErrorCode::kInternal, path, "normalize.slogan");
      error.position = {row.line, 1};
      return Fail(std::move(error));
    }
    auto cell = [&](size_t column) {
      return column < row.cells.size() ? std::string(row.cells[column]) : "";
    };
    Slogan slogan{cell(1), cell(2), cell(3), cell(4),
                  "lexicon/slogans.tsv:" + std::to_string(row.line)};
    if (slogan.spoken.empty()) slogan.spoken = cell(0);
    list.longest_ = std::max(list.longest_, row.cells[0].size());
    list.slogans_.insert_or_assign(cell(0), std::move(slogan));
  }
  return list;
}

const Slogan* SloganList::Find(std::string_view term) const {
  const auto found = slogans_.find(term);
  return found == slogans_.end() ? nullptr : &found->second;
}

}  // namespace tingwen
