// What a character is called when a text is spelt: 章 “文章的章”, 。 “句号”.
#pragma once

#include <array>
#include <string>

#include "base/result.h"
#include "rules/table.h"

namespace tingwen {

class CharacterNames {
 public:
  // From lexicon/character_words.tsv and the tables of marks in rules/.
  // kInternal where they can't be read.
  static Result<CharacterNames> Load(const std::string& data_folder);

  // The words for a character; the character itself where it has none. Capital
  // letters are told apart from small ones, and traditional characters from
  // simplified ones.
  std::string NameOf(char32_t c) const;

 private:
  // Those of punctuation, signs and symbols.
  using Marks = std::array<Table, 3>;

  CharacterNames(Marks marks, Table words)
      : marks_(std::move(marks)), words_(std::move(words)) {}

  Marks marks_;
  Table words_;  // character, a word that holds it, its form
};

}  // namespace tingwen
