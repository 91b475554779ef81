#include "pronounce/legal_syllables.h"

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"
#include "pronounce/table_error.h"

namespace tingwen {

Result<LegalSyllables> LegalSyllables::Load(const std::string& path) {
  auto bytes = ReadFile(path);
  if (!bytes) {
    Error error = std::move(bytes).error();
    error.code = ErrorCode::kInternal;
    return Fail(std::move(error));
  }
  LegalSyllables result;
  for (const TsvRow& row : ParseTsv(*bytes)) {
    if (row.cells.size() != 2) return Fail(WrongRow(path, row));
    for (const std::string_view base : Split(row.cells[1], ' '))
      result.bases_.emplace(base);
  }
  return result;
}

bool LegalSyllables::Has(const Pinyin& pinyin) const {
  std::string base(pinyin.base());
  if (bases_.contains(base)) return true;
  if (!base.ends_with('r')) return false;
  base.pop_back();
  return base != "r" && bases_.contains(base);
}

}  // namespace tingwen
