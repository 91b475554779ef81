// All rule tables of a folder: rules, macros and look-up tables.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/pattern.h"
#include "rules/rule.h"
#include "rules/table.h"

namespace tingwen {

// The first line of a file tells what it holds:
//   # id<TAB>priority<TAB>...  rules, one a row
//   # key<TAB>...     a look-up table, named after its file
//   # macro<TAB>...   macros: name, pattern
//   # topic<TAB>...   topics: name, pattern of the words that show it
// Files that begin otherwise belong to other rooms and are passed over.
class RuleBook {
 public:
  // Reads the *.tsv files of `folder` in the order of their names; rules may
  // use the macros `given` too. kInternal where the folder can't be read. Rows
  // that are wrong are left out and listed in issues(), each with file, line
  // and reason.
  static Result<RuleBook> Load(const std::string& folder, Macros given = {});

  // Adds an editor's folder: a rule takes the place of one with the same id,
  // a macro, a topic and a table that of one with the same name. `name` is
  // what reasons begin with: "user-rules/press.tsv:3". kInput where the folder
  // can't be read.
  Status Add(const std::string& folder, const std::string& name);

  const std::vector<Rule>& rules() const { return rules_; }
  // Patterns (RE2) of the words that show a topic, by the topic's name.
  const Macros& topics() const { return topics_; }
  // Null where there is no table of this name.
  const Table* FindTable(std::string_view name) const;
  // An empty table where there is none of this name.
  const Table* TableOrEmpty(std::string_view name) const;
  const std::vector<Error>& issues() const { return issues_; }

  // Takes a rule out that turned out to be wrong.
  void Refuse(size_t rule, Error error);

 private:
  struct File {
    std::string path;
    std::string name;  // without folder
    std::string text;
  };

  Status AddFiles(const std::string& folder, const std::string& name,
                  ErrorCode code);
  void AddMacros(const File& file, Macros& to);
  void AddTable(const File& file);
  void AddRules(const File& file, const std::string& name);
  Result<Rule> MakeRule(const std::vector<std::string_view>& cells) const;
  void Insert(Rule rule, const std::string& name);

  std::vector<Rule> rules_;
  std::map<std::string, size_t, std::less<>> rule_ids_;
  std::map<std::string, Table, std::less<>> tables_;
  Macros macros_;
  Macros topics_;
  std::vector<Error> issues_;
};

}  // namespace tingwen
