#include "app/character_names.h"

#include <array>
#include <vector>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

// The column of each table of marks that names them.
struct MarkTable {
  const char* name;
  const char* column;
};
constexpr std::array<MarkTable, 3> kMarks = {
    {{"punctuation", "name"}, {"signs", "name"}, {"symbols", "say"}}};

Result<Table> LoadTable(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name + ".tsv";
  TINGWEN_ASSIGN(text, ReadFile(path));
  std::vector<Error> issues;
  Table table = Table::Parse(name, text, path, issues);
  if (!issues.empty()) return Fail(issues.front());
  return table;
}

std::string LetterName(char32_t c) {
  const bool capital = c >= U'A' && c <= U'Z';
  return capital ? Message("spell.capital", ToUtf8(c)) : ToUtf8(c);
}

}  // namespace

Result<CharacterNames> CharacterNames::Load(const std::string& data_folder) {
  Marks marks;
  for (size_t i = 0; i < marks.size(); ++i) {
    TINGWEN_ASSIGN(table, LoadTable(data_folder + "/rules", kMarks[i].name));
    marks[i] = std::move(table);
  }
  TINGWEN_ASSIGN(words, LoadTable(data_folder + "/lexicon", "character_words"));
  return CharacterNames(std::move(marks), std::move(words));
}

std::string CharacterNames::NameOf(char32_t c) const {
  const std::string character = ToUtf8(c);
  if (c == U' ') return Message("spell.space");
  if (c == U'\n') return Message("spell.line_end");
  if (IsLatinLetter(c)) return LetterName(c);
  if (const std::string* word = words_.Find(character)) {
    const std::string* form =
        words_.Find(character, words_.ColumnIndex("form"));
    const bool traditional = form != nullptr && *form == "traditional";
    return Message(traditional ? "spell.traditional" : "spell.word", *word,
                   character);
  }
  for (size_t i = 0; i < marks_.size(); ++i) {
    const int index = marks_[i].ColumnIndex(kMarks[i].column);
    const std::string* name =
        index < 0 ? nullptr : marks_[i].Find(character, index);
    if (name != nullptr && !name->empty()) return *name;
  }
  return character;
}

}  // namespace tingwen
