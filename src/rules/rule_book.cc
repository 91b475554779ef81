#include "rules/rule_book.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;

// The order of the columns of a rule table.
enum Column {
  kId,
  kPriority,
  kLeft,
  kPattern,
  kRight,
  kClass,
  kSay,
  kExample,
  kExpected,
  kColumnCount
};

Result<std::vector<std::string>> TableFiles(const std::string& folder,
                                            ErrorCode code) {
  std::vector<std::string> paths;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end;
       entry != end && !failed; entry.increment(failed)) {
    if (entry->path().extension() == ".tsv") paths.push_back(entry->path());
  }
  if (failed) return FailWith(code, folder, "rules.folder", failed.message());
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool IsKind(std::string_view text, std::string_view first_column) {
  const std::string begin = "# " + std::string(first_column);
  return text.starts_with(begin + "\t") || text.starts_with(begin + "\n");
}

Result<int> ParsePriority(std::string_view cell) {
  int value = 0;
  const auto [end, failed] =
      std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (failed != std::errc() || end != cell.data() + cell.size()) {
    return FailWith(ErrorCode::kInput, "", "rules.priority", cell);
  }
  return value;
}

// Splits `@sports ` off the left column.
std::pair<std::string_view, std::string_view> SplitTopic(
    std::string_view left) {
  if (!left.starts_with('@')) return {{}, left};
  const size_t space = std::min(left.find(' '), left.size());
  return {left.substr(1, space - 1),
          left.substr(std::min(space + 1, left.size()))};
}

Error At(Error error, const std::string& path, size_t line) {
  error.path = path;
  error.position = {line, 1};
  return error;
}

}  // namespace

Result<RuleBook> RuleBook::Load(const std::string& folder, Macros given) {
  RuleBook book;
  book.macros_ = std::move(given);
  TINGWEN_TRY(book.AddFiles(folder, "rules", ErrorCode::kInternal));
  return book;
}

Status RuleBook::Add(const std::string& folder, const std::string& name) {
  return AddFiles(folder, name, ErrorCode::kInput);
}

const Table* RuleBook::FindTable(std::string_view name) const {
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : &found->second;
}

const Table* RuleBook::TableOrEmpty(std::string_view name) const {
  static const Table kEmpty;
  const Table* table = FindTable(name);
  return table == nullptr ? &kEmpty : table;
}

void RuleBook::Refuse(size_t rule, Error error) {
  issues_.push_back(At(std::move(error), rules_[rule].path, rules_[rule].line));
  rule_ids_.erase(rules_[rule].id);
  rules_.erase(rules_.begin() + static_cast<std::ptrdiff_t>(rule));
  for (auto& [id, index] : rule_ids_) index -= index > rule ? 1 : 0;
}

Status RuleBook::AddFiles(const std::string& folder, const std::string& name,
                          ErrorCode code) {
  TINGWEN_ASSIGN(paths, TableFiles(folder, code));
  std::vector<File> files;
  for (const std::string& path : paths) {
    TINGWEN_ASSIGN(text, ReadFile(path));
    files.push_back({path, fs::path(path).filename(), std::move(text)});
  }
  // Rules refer to macros and these to tables, wherever they stand.
  for (const File& file : files) {
    if (IsKind(file.text, "key")) AddTable(file);
  }
  for (const File& file : files) {
    if (IsKind(file.text, "macro")) AddMacros(file, macros_);
  }
  for (const File& file : files) {
    if (IsKind(file.text, "topic")) AddMacros(file, topics_);
  }
  for (const File& file : files) {
    if (IsKind(file.text, "id\tpriority")) AddRules(file, name);
  }
  return {};
}

void RuleBook::AddMacros(const File& file, Macros& to) {
  for (const TsvRow& row : ParseTsv(file.text)) {
    if (row.cells.size() != 2) {
      issues_.push_back(At(MakeError(ErrorCode::kInput, "", "rules.columns",
                                     row.cells.size(), 2),
                           file.path, row.line));
      continue;
    }
    auto expanded = ExpandPattern(row.cells[1], macros_);
    if (expanded) {
      to.insert_or_assign(std::string(row.cells[0]), *std::move(expanded));
    } else {
      issues_.push_back(At(std::move(expanded).error(), file.path, row.line));
    }
  }
}

void RuleBook::AddTable(const File& file) {
  const std::string name = fs::path(file.name).stem();
  Table table = Table::Parse(name, file.text, file.path, issues_);
  macros_.insert_or_assign(name, table.alternation());
  tables_.insert_or_assign(name, std::move(table));
}

void RuleBook::AddRules(const File& file, const std::string& name) {
  for (const TsvRow& row : ParseTsv(file.text)) {
    auto rule = MakeRule(row.cells);
    if (!rule) {
      issues_.push_back(At(std::move(rule).error(), file.path, row.line));
      continue;
    }
    rule->path = file.path;
    rule->line = row.line;
    rule->reason = name + "/" + file.name + ":" + std::to_string(row.line);
    Insert(*std::move(rule), name);
  }
}

Result<Rule> RuleBook::MakeRule(
    const std::vector<std::string_view>& cells) const {
  if (cells.size() != kColumnCount) {
    return FailWith(ErrorCode::kInput, "", "rules.columns", cells.size(),
                    static_cast<int>(kColumnCount));
  }
  if (cells[kExample].empty() || cells[kExpected].empty()) {
    return FailWith(ErrorCode::kInput, "", "rules.example");
  }
  if (cells[kId].empty() || cells[kClass].empty()) {
    return FailWith(ErrorCode::kInput, "", "rules.name");
  }
  Rule rule;
  TINGWEN_ASSIGN(priority, ParsePriority(cells[kPriority]));
  const auto [topic, left] = SplitTopic(cells[kLeft]);
  if (!topic.empty() && topic != kEarlierTopic && !topics_.contains(topic)) {
    return FailWith(ErrorCode::kInput, "", "rules.unknown_topic", topic);
  }
  TINGWEN_ASSIGN(left_pattern, ExpandPattern(left, macros_));
  TINGWEN_ASSIGN(pattern, ExpandPattern(cells[kPattern], macros_));
  TINGWEN_ASSIGN(right, ExpandPattern(cells[kRight], macros_));
  TINGWEN_ASSIGN(first, FirstChars(pattern));
  rule.id = cells[kId];
  rule.priority = priority;
  rule.topic = topic;
  rule.left_end = LastChars(left_pattern);
  rule.left = std::move(left_pattern);
  rule.pattern = std::move(pattern);
  rule.right = std::move(right);
  rule.semiotic_class = cells[kClass];
  rule.say = cells[kSay];
  rule.example = cells[kExample];
  rule.expected = cells[kExpected];
  rule.first = std::move(first);
  return rule;
}

void RuleBook::Insert(Rule rule, const std::string& name) {
  const auto [known, added] = rule_ids_.emplace(rule.id, rules_.size());
  if (added) {
    rules_.push_back(std::move(rule));
  } else if (rules_[known->second].reason.starts_with(name + "/")) {
    issues_.push_back(At(MakeError(ErrorCode::kInput, "", "rules.duplicate",
                                   rule.id, rules_[known->second].reason),
                         rule.path, rule.line));
  } else {
    rules_[known->second] = std::move(rule);
  }
}

}  // namespace tingwen
