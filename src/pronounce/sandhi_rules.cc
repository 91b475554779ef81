#include "pronounce/sandhi_rules.h"

#include <algorithm>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "base/tsv.h"
#include "pronounce/table_error.h"

namespace tingwen {
namespace {

// Stands for a character that repeats the one before it.
constexpr char32_t kRepeated = U'=';

enum Column { kCharacter, kWhen, kTone, kColumnCount };

// The character `offset` places from the target if it is spoken right before
// or after it, else 0.
char32_t Neighbour(const SandhiSite& site, int offset) {
  const int64_t at = int64_t{site.character} + offset;
  const int64_t step = offset < 0 ? -1 : 1;
  if (at < 0 || at >= static_cast<int64_t>(site.draft.text.size())) return 0;
  for (int64_t i = site.character + step; i != at + step; i += step)
    if (site.draft.characters[static_cast<size_t>(i)].kind !=
        CharacterKind::kHan)
      return 0;
  return site.draft.text[static_cast<size_t>(at)];
}

}  // namespace

Result<SandhiRules::Condition> SandhiRules::ParseCondition(
    std::string_view text, const CharacterClasses& classes) {
  static const std::map<std::string_view, Kind> kKinds = {
      {"prev", Kind::kPrevious},
      {"prev2", Kind::kPrevious2},
      {"next", Kind::kNext},
      {"next2", Kind::kNext2},
      {"next_tone", Kind::kNextTone},
      {"word", Kind::kWord},
      {"length", Kind::kWordLength},
      {"word_start", Kind::kWordStart},
      {"word_end", Kind::kWordEnd},
      {"same_around", Kind::kSameAround},
      {"first", Kind::kFirst},
      {"last", Kind::kLast},
      {"tag", Kind::kTag},
      {"prev_tag", Kind::kPreviousTag},
      {"prev_length", Kind::kPreviousLength}};
  Condition condition;
  condition.negated = StartsWith(text, "!");
  if (condition.negated) text.remove_prefix(1);
  const auto cells = Split(text, ':');
  const auto kind = kKinds.find(cells[0]);
  const std::string_view value = cells.size() > 1 ? cells[1] : "";
  if (kind == kKinds.end())
    return Fail({ErrorCode::kInternal, Message("pronounce.row"), "", {}, ""});
  condition.kind = kind->second;
  condition.text = value;
  for (const std::string_view word : Split(value, '|'))
    condition.words.push_back(ToUtf32(word));
  if (!StartsWith(value, "@")) {
    condition.characters = CharacterClass(ToUtf32(value));
    return condition;
  }
  const CharacterClass* named = classes.Find(value.substr(1));
  if (named == nullptr)
    return Fail({ErrorCode::kInternal, Message("pronounce.row"), "", {}, ""});
  condition.characters = *named;
  return condition;
}

Result<SandhiRules> SandhiRules::Load(const std::string& path,
                                      const CharacterClasses& classes) {
  TINGWEN_ASSIGN(bytes, ReadFile(path));
  SandhiRules result;
  for (const TsvRow& row : ParseTsv(bytes)) {
    const Error error = WrongRow(path, row);
    if (row.cells.size() < kColumnCount || row.cells[kTone].size() != 1)
      return Fail(error);
    Rule rule;
    rule.tone = static_cast<uint8_t>(row.cells[kTone][0] - '0');
    rule.reason = "rules/sandhi.tsv:" + std::to_string(row.line);
    for (const std::string_view text : Split(row.cells[kWhen], ' ')) {
      if (text.empty()) continue;
      auto condition = ParseCondition(text, classes);
      if (!condition || rule.tone < 1 || rule.tone > 5) return Fail(error);
      rule.conditions.push_back(*std::move(condition));
    }
    result.rules_[DecodeAt(row.cells[kCharacter], 0).value].push_back(
        std::move(rule));
  }
  return result;
}

bool SandhiRules::HoldsPlain(const Condition& condition,
                             const SandhiSite& site) {
  const auto is = [&](int offset) {
    const char32_t c = Neighbour(site, offset);
    return c != 0 && condition.characters.Contains(c);
  };
  switch (condition.kind) {
    case Kind::kPrevious:
      return is(-1);
    case Kind::kPrevious2:
      return is(-2);
    case Kind::kNext:
      return is(1);
    case Kind::kNext2:
      return is(2);
    case Kind::kNextTone:
      return site.next_tone != 0 &&
             condition.text.find(static_cast<char>('0' + site.next_tone)) !=
                 std::string::npos;
    case Kind::kWord:
      return std::find(condition.words.begin(), condition.words.end(),
                       site.draft.TextOf(site.word)) != condition.words.end();
    case Kind::kWordLength:
      return std::to_string(site.word.size()) == condition.text;
    case Kind::kWordStart:
      return site.character == site.word.begin;
    case Kind::kWordEnd:
      return site.character + 1 == site.word.end;
    case Kind::kSameAround:
      return Neighbour(site, 1) != 0 &&
             Neighbour(site, 1) == Neighbour(site, -1);
    case Kind::kFirst:
      return Neighbour(site, -1) == 0;
    case Kind::kLast:
      return Neighbour(site, 1) == 0;
    case Kind::kTag:
      return StartsWith(site.tag, condition.text);
    case Kind::kPreviousTag:
      return StartsWith(site.previous_tag, condition.text);
    case Kind::kPreviousLength:
      return std::to_string(site.previous_length) == condition.text;
  }
  return false;
}

bool SandhiRules::Holds(const Condition& condition, const SandhiSite& site) {
  return HoldsPlain(condition, site) != condition.negated;
}

const SandhiRules::Rule* SandhiRules::FindIn(char32_t character,
                                             const SandhiSite& site) const {
  const auto found = rules_.find(character);
  if (found == rules_.end()) return nullptr;
  for (const Rule& rule : found->second)
    if (std::all_of(
            rule.conditions.begin(), rule.conditions.end(),
            [&](const Condition& condition) { return Holds(condition, site); }))
      return &rule;
  return nullptr;
}

SandhiRules::Answer SandhiRules::Find(const SandhiSite& site) const {
  const char32_t character = site.draft.text[site.character];
  const Rule* rule = FindIn(character, site);
  if (rule == nullptr && Neighbour(site, -1) == character)
    rule = FindIn(kRepeated, site);
  return rule == nullptr ? Answer{0, {}} : Answer{rule->tone, rule->reason};
}

}  // namespace tingwen
