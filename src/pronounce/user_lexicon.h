// The user's own readings, which win over everything.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pronounce/legal_syllables.h"
#include "rules/lexicon_pinyin.h"

namespace tingwen {

// The text behind the mark that some editors put before UTF-8.
std::string_view WithoutByteOrderMark(std::string_view text);

class UserLexicon {
 public:
  struct Row {
    std::u32string word;
    std::vector<Pinyin> reading;  // one syllable for each character
    size_t line = 0;
  };

  UserLexicon() = default;
  // Reads a table `word<TAB>pinyin`, syllables separated by spaces or written
  // together; the last row of a word counts. kInput, with line and reason,
  // where the file is missing or a row has no word, an illegal syllable, or
  // another number of syllables than characters.
  static Result<UserLexicon> Load(const std::string& path,
                                  const LegalSyllables& legal);
  // The same for a table that has been read; `path` is named in errors.
  static Result<UserLexicon> Parse(std::string_view table,
                                   const std::string& path,
                                   const LegalSyllables& legal);
  // A row of its own. kInput, without a place, where Load would refuse it.
  static Result<Row> ParseRow(std::string_view word, std::string_view pinyin,
                              const LegalSyllables& legal);

  bool empty() const { return rows_.empty(); }
  const std::vector<Row>& rows() const { return rows_; }
  const Row& row(uint32_t index) const { return rows_[index]; }
  // The row of a word; nothing where it has none.
  std::optional<uint32_t> Find(std::u32string_view word) const;

  // Calls visit(end, row) for each word of the table that stands at `begin`.
  template <class Visit>
  void ForEachAt(std::span<const char32_t> text, uint32_t begin, uint32_t end,
                 Visit visit) const {
    const auto [first, last] = by_first_.equal_range(text[begin]);
    for (auto candidate = first; candidate != last; ++candidate) {
      const std::u32string& word = rows_[candidate->second].word;
      if (word.size() > end - begin) continue;
      if (std::u32string_view(text.data() + begin, word.size()) == word)
        visit(begin + static_cast<uint32_t>(word.size()), candidate->second);
    }
  }

 private:
  void Add(Row row);

  std::vector<Row> rows_;
  std::multimap<char32_t, uint32_t> by_first_;
};

}  // namespace tingwen
