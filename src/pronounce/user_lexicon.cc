#include "pronounce/user_lexicon.h"

#include <algorithm>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

// "chong2qing4" is as good as "chong2 qing4", and ü as v.
std::string WithSpaces(std::string_view text) {
  std::string letters(text);
  ReplaceAll(letters, "ü", "v");
  std::string result;
  for (const char c : letters) {
    if (c != ' ') result += c;
    if ('1' <= c && c <= '5') result += ' ';
  }
  return std::string(Trim(result));
}

template <class... Arguments>
tl::unexpected<Error> Refuse(std::string_view id,
                             const Arguments&... arguments) {
  Error error = MakeError(ErrorCode::kInput, "", id, arguments...);
  if (error.hint.empty()) error.hint = HintOf("user_lexicon.row");
  return Fail(std::move(error));
}

}  // namespace

std::string_view WithoutByteOrderMark(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (StartsWith(text, kByteOrderMark))
    text.remove_prefix(kByteOrderMark.size());
  return text;
}

Result<UserLexicon::Row> UserLexicon::ParseRow(std::string_view word,
                                               std::string_view pinyin,
                                               const LegalSyllables& legal) {
  if (word.empty() || pinyin.empty()) return Refuse("user_lexicon.row");
  Row result;
  result.word = ToUtf32(word);
  if (!std::all_of(result.word.begin(), result.word.end(), IsHan))
    return Refuse("user_lexicon.not_han", word);
  auto reading = ParseReading(WithSpaces(pinyin));
  if (!reading) return Refuse("user_lexicon.pinyin", pinyin);
  for (const Pinyin& syllable : *reading)
    if (!legal.Has(syllable))
      return Refuse("user_lexicon.syllable", syllable.ToString());
  if (reading->size() != result.word.size())
    return Refuse("user_lexicon.count", word, result.word.size(),
                  reading->size());
  result.reading = *std::move(reading);
  return result;
}

Result<UserLexicon> UserLexicon::Parse(std::string_view table,
                                       const std::string& path,
                                       const LegalSyllables& legal) {
  UserLexicon lexicon;
  for (const TsvRow& row : ParseTsv(WithoutByteOrderMark(table))) {
    auto parsed =
        ParseRow(row.cells[0], row.cells.size() > 1 ? row.cells[1] : "", legal);
    if (!parsed) {
      Error error = std::move(parsed).error();
      error.path = path;
      error.position = {row.line, 1};
      return Fail(std::move(error));
    }
    parsed->line = row.line;
    lexicon.Add(*std::move(parsed));
  }
  return lexicon;
}

Result<UserLexicon> UserLexicon::Load(const std::string& path,
                                      const LegalSyllables& legal) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  return Parse(bytes, path, legal);
}

void UserLexicon::Add(Row row) {
  if (const auto known = Find(row.word)) {
    rows_[*known] = std::move(row);
    return;
  }
  by_first_.emplace(row.word.front(), static_cast<uint32_t>(rows_.size()));
  rows_.push_back(std::move(row));
}

std::optional<uint32_t> UserLexicon::Find(std::u32string_view word) const {
  std::optional<uint32_t> found;
  if (word.empty()) return found;
  const auto size = static_cast<uint32_t>(word.size());
  ForEachAt({word.data(), size}, 0, size, [&](uint32_t end, uint32_t row) {
    if (end == size) found = row;
  });
  return found;
}

}  // namespace tingwen
