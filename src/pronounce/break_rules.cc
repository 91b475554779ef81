#include "pronounce/break_rules.h"

#include <algorithm>
#include <charconv>

#include "base/file.h"
#include "base/text.h"
#include "base/tsv.h"
#include "pronounce/table_error.h"

namespace tingwen {

BreakRules::Pattern BreakRules::ParsePattern(std::string_view text) {
  constexpr std::string_view kTag = "tag:";
  Pattern pattern;
  pattern.any = text == "*";
  for (const std::string_view piece : Split(text, '|')) {
    if (StartsWith(piece, kTag)) {
      pattern.tags.emplace_back(piece.substr(kTag.size()));
      continue;
    }
    pattern.words.push_back(ToUtf32(piece));
  }
  return pattern;
}

Result<BreakRules> BreakRules::Load(const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  BreakRules result;
  for (const TsvRow& row : ParseTsv(bytes)) {
    Rule rule;
    const bool whole =
        row.cells.size() >= 3 && !row.cells[0].empty() && !row.cells[1].empty();
    const std::string_view cost = whole ? row.cells[2] : "";
    const auto [end, error] =
        std::from_chars(cost.data(), cost.data() + cost.size(), rule.cost);
    if (cost.empty() || error != std::errc() ||
        end != cost.data() + cost.size())
      return Fail(WrongRow(path, row));
    rule.left = ParsePattern(row.cells[0]);
    rule.right = ParsePattern(row.cells[1]);
    result.rules_.push_back(std::move(rule));
  }
  return result;
}

bool BreakRules::Matches(const Pattern& pattern, const Side& side) {
  if (pattern.any) return true;
  return std::any_of(pattern.tags.begin(), pattern.tags.end(),
                     [&](const std::string& tag) {
                       return StartsWith(side.tag, tag);
                     }) ||
         std::find(pattern.words.begin(), pattern.words.end(), side.text) !=
             pattern.words.end();
}

float BreakRules::Cost(const Side& left, const Side& right) const {
  for (const Rule& rule : rules_)
    if (Matches(rule.left, left) && Matches(rule.right, right))
      return rule.cost;
  return kNever;
}

}  // namespace tingwen
