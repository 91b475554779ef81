#include "readers/abbreviations.h"

#include <set>
#include <string>

#include "base/text.h"
#include "readers/table_file.h"

namespace tingwen {
namespace {

using Words = std::set<std::string, std::less<>>;

// Without the table only letters are abbreviations.
Words Load() {
  Words words;
  if (auto file = LoadTable("structure_abbreviations", 1)) {
    for (const TsvRow& row : file->rows) words.emplace(row.cells[0]);
  }
  return words;
}

}  // namespace

bool IsAbbreviation(std::string_view word) {
  static const Words words = Load();
  if (word.size() == 1) return IsLatinLetter(word[0]);
  const size_t stop = word.rfind('.');
  if (stop != word.npos) {
    return word.size() - stop == 2 && IsLatinLetter(word.back());
  }
  return words.contains(word);
}

}  // namespace tingwen
