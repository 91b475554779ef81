// Named sets of characters (data/rules/sandhi_classes.tsv) that the rules of
// numbers and of tone sandhi refer to.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "pronounce/character_filter.h"

namespace tingwen {

class CharacterClass {
 public:
  CharacterClass() = default;
  explicit CharacterClass(std::u32string members);
  bool Contains(char32_t c) const {
    return filter_.MayContain(c) && IsMember(c);
  }

 private:
  bool IsMember(char32_t c) const;

  std::u32string members_;  // sorted
  CharacterFilter filter_;
};

class CharacterClasses {
 public:
  // kInternal where the file is missing or a row has no members.
  static Result<CharacterClasses> Load(const std::string& path);

  // The class of that name; nullptr where there is none.
  const CharacterClass* Find(std::string_view name) const;
  // The same, or an empty class.
  const CharacterClass& Get(std::string_view name) const;

 private:
  std::map<std::string, CharacterClass, std::less<>> classes_;
};

}  // namespace tingwen
