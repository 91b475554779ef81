// Look-up tables of rules: units.tsv, currencies.tsv ...
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tingwen {

// A table whose first column is the key. Its file begins with a header line
// that names the columns: `# key<TAB>say<TAB>...`. The key # is written \#,
// because # begins a comment.
class Table {
 public:
  // `text` is the whole file; `path` is for messages. Rows with too few cells
  // or a key that came before are left out and appended to `issues`.
  static Table Parse(std::string name, std::string_view text,
                     const std::string& path, std::vector<Error>& issues);

  const std::string& name() const { return name_; }

  // The index of a column; -1 where there is none of this name.
  int ColumnIndex(std::string_view column) const;

  // The cell of a key's row; null for an unknown key. Column 1 is the first
  // after the key.
  const std::string* Find(std::string_view key, int column = 1) const;

  // A regular expression of all keys, the longest first.
  const std::string& alternation() const { return alternation_; }

  const std::map<std::string, std::vector<std::string>, std::less<>>& rows()
      const {
    return rows_;
  }

 private:
  void BuildAlternation();

  std::string name_;
  std::vector<std::string> columns_;
  std::map<std::string, std::vector<std::string>, std::less<>> rows_;
  std::string alternation_;
};

}  // namespace tingwen
