#include "pronounce/character_classes.h"

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "base/tsv.h"
#include "pronounce/table_error.h"

namespace tingwen {

CharacterClass::CharacterClass(std::u32string members)
    : members_(std::move(members)) {
  std::sort(members_.begin(), members_.end());
  for (const char32_t c : members_) filter_.Add(c);
}

bool CharacterClass::IsMember(char32_t c) const {
  return std::binary_search(members_.begin(), members_.end(), c);
}

Result<CharacterClasses> CharacterClasses::Load(const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  CharacterClasses result;
  for (const TsvRow& row : ParseTsv(bytes)) {
    if (row.cells.size() < 2) return Fail(WrongRow(path, row));
    result.classes_.emplace(row.cells[0],
                            CharacterClass(ToUtf32(row.cells[1])));
  }
  return result;
}

const CharacterClass* CharacterClasses::Find(std::string_view name) const {
  const auto found = classes_.find(name);
  return found == classes_.end() ? nullptr : &found->second;
}

const CharacterClass& CharacterClasses::Get(std::string_view name) const {
  static const CharacterClass kNone;
  const CharacterClass* found = Find(name);
  return found == nullptr ? kNone : *found;
}

}  // namespace tingwen
