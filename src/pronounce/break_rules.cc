#include "pronounce/break_rules.h"

#include <bit>
#include <charconv>

#include "base/file.h"
#include "base/text.h"
#include "base/tsv.h"
#include "pronounce/table_error.h"

namespace tingwen {

void BreakRules::Patterns::Add(std::string_view text, RuleSet rule) {
  constexpr std::string_view kTag = "tag:";
  if (text == "*") any_ |= rule;
  for (const std::string_view piece : Split(text, '|')) {
    if (StartsWith(piece, kTag)) {
      tags_.emplace_back(piece.substr(kTag.size()), rule);
    } else {
      const std::u32string& word = texts_.emplace_back(ToUtf32(piece));
      words_[word] |= rule;
      if (!word.empty()) starts_.Add(word.front());
    }
  }
}

BreakRules::RuleSet BreakRules::Patterns::Matching(const Side& side) const {
  RuleSet rules = any_;
  const char kind = side.tag.empty() ? '\0' : side.tag[0];
  for (const auto& [tag, rule] : tags_)
    if (tag[0] == kind && side.tag.starts_with(tag)) rules |= rule;
  if (side.text.empty() || !starts_.MayContain(side.text.front())) return rules;
  if (const auto word = words_.find(side.text); word != words_.end())
    rules |= word->second;
  return rules;
}

Result<BreakRules> BreakRules::Load(const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  BreakRules result;
  for (const TsvRow& row : ParseTsv(bytes)) {
    const bool whole =
        row.cells.size() >= 3 && !row.cells[0].empty() && !row.cells[1].empty();
    const std::string_view number = whole ? row.cells[2] : "";
    float cost = 0;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), cost);
    if (number.empty() || error != std::errc() ||
        end != number.data() + number.size() ||
        result.costs_.size() == kMostRules)
      return Fail(WrongRow(path, row));
    const RuleSet rule = RuleSet{1} << result.costs_.size();
    result.left_.Add(row.cells[0], rule);
    result.right_.Add(row.cells[1], rule);
    result.costs_.push_back(cost);
  }
  return result;
}

float BreakRules::Cost(const Side& left, const Side& right) const {
  const RuleSet rules = left_.Matching(left) & right_.Matching(right);
  return rules == 0 ? kNever : costs_[std::countr_zero(rules)];
}

}  // namespace tingwen
