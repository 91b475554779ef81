// The user's lexicon as a file that the program edits for its user: comments,
// empty lines and the order of the rows stay as they are.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pronounce/user_lexicon.h"

namespace tingwen {

class UserLexiconFile {
 public:
  enum class Change { kNone, kAdded, kReplaced };

  // Reads the file; one that is missing is empty. Errors as of
  // UserLexicon::Load.
  static Result<UserLexiconFile> Open(const std::string& path,
                                      const LegalSyllables& legal);

  // The rows that count, in the order of the file.
  std::vector<UserLexicon::Row> Rows() const;

  // Gives the word this reading: in its row where it has one, else in a new
  // row at the end.
  Change Set(UserLexicon::Row row);
  // Takes the word's rows out. False where there are none.
  bool Remove(std::string_view word);

  // Writes the file whole, with its folder where that is missing. kOutput
  // where that fails.
  Status Save() const;

 private:
  explicit UserLexiconFile(std::string path) : path_(std::move(path)) {}

  std::string path_;
  std::vector<std::optional<std::string>> lines_;  // nothing: taken out
  std::map<std::u32string, UserLexicon::Row> rows_;
};

}  // namespace tingwen
