#include "app/character_names.h"

#include <array>
#include <vector>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

// Tables of marks and the column that names them.
constexpr std::array<std::pair<const char*, const char*>, 3> kMarks = {
    {{"punctuation", "name"}, {"signs", "name"}, {"symbols", "say"}}};

std::string LetterName(char32_t c) {
  const bool capital = c >= U'A' && c <= U'Z';
  return capital ? Message("spell.capital", ToUtf8(c)) : ToUtf8(c);
}

}  // namespace

Result<CharacterNames> CharacterNames::Load(const std::string& data_folder) {
  TINGWEN_ASSIGN(marks, RuleBook::Load(data_folder + "/rules"));
  const std::string path = data_folder + "/lexicon/character_words.tsv";
  TINGWEN_ASSIGN(text, ReadFile(path));
  std::vector<Error> issues;
  Table words = Table::Parse("character_words", text, path, issues);
  if (!issues.empty()) return Fail(issues.front());
  return CharacterNames(std::move(marks), std::move(words));
}

std::string CharacterNames::NameOf(char32_t c) const {
  const std::string character = ToUtf8(c);
  if (c == U' ') return Message("spell.space");
  if (c == U'\n') return Message("spell.line_end");
  if (IsLatinLetter(c)) return LetterName(c);
  if (const std::string* word = words_.Find(character)) {
    return Message("spell.word", *word, character);
  }
  for (const auto& [table, column] : kMarks) {
    const Table& names = *marks_.TableOrEmpty(table);
    const int index = names.ColumnIndex(column);
    const std::string* name =
        index < 0 ? nullptr : names.Find(character, index);
    if (name != nullptr && !name->empty()) return *name;
  }
  return character;
}

}  // namespace tingwen
