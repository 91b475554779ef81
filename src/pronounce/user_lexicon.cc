#include "pronounce/user_lexicon.h"

#include <algorithm>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

// "chong2qing4" is as good as "chong2 qing4".
std::string WithSpaces(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ') result += c;
    if ('1' <= c && c <= '5') result += ' ';
  }
  return std::string(Trim(result));
}

Error RowError(const std::string& path, size_t line, std::string message) {
  return {ErrorCode::kInput,
          std::move(message),
          path,
          {line, 1},
          HintOf("user_lexicon.row")};
}

Result<UserLexicon::Row> ParseRow(const TsvRow& row, const std::string& path) {
  if (row.cells.size() < 2 || row.cells[0].empty())
    return Fail(RowError(path, row.line, Message("user_lexicon.row")));
  UserLexicon::Row result;
  result.line = row.line;
  for (const CodePoint& c : Decode(row.cells[0])) result.word += c.value;
  if (!std::all_of(result.word.begin(), result.word.end(), IsHan))
    return Fail(RowError(path, row.line,
                         Message("user_lexicon.not_han", row.cells[0])));
  auto reading = ParseReading(WithSpaces(row.cells[1]));
  if (!reading)
    return Fail(
        RowError(path, row.line, Message("user_lexicon.pinyin", row.cells[1])));
  if (reading->size() != result.word.size())
    return Fail(RowError(path, row.line,
                         Message("user_lexicon.count", row.cells[0],
                                 result.word.size(), reading->size())));
  result.reading = *std::move(reading);
  return result;
}

}  // namespace

Result<UserLexicon> UserLexicon::Load(const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  UserLexicon lexicon;
  for (const TsvRow& row : ParseTsv(bytes)) {
    TINGWEN_ASSIGN(parsed, ParseRow(row, path));
    lexicon.by_first_.emplace(parsed.word.front(),
                              static_cast<uint32_t>(lexicon.rows_.size()));
    lexicon.rows_.push_back(std::move(parsed));
  }
  return lexicon;
}

}  // namespace tingwen
