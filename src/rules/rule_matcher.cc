#include "rules/rule_matcher.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <mutex>
#include <numeric>

#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(int64_t{64} << 20);
  return options;
}

// Rules are compiled into one set for each kind of first character.
enum Group { kDigits, kLetters, kOthers, kGroupCount };

Group GroupOf(char32_t c) {
  if (IsAsciiDigit(c)) return kDigits;
  return c < 0x80 && IsLatinLetter(c) ? kLetters : kOthers;
}

bool Overlaps(std::pair<char32_t, char32_t> range, char32_t from, char32_t to) {
  return range.first <= to && from <= range.second;
}

// The groups that a range of first characters reaches into.
std::bitset<kGroupCount> GroupsOf(std::pair<char32_t, char32_t> range) {
  std::bitset<kGroupCount> groups;
  groups[kDigits] = Overlaps(range, '0', '9');
  groups[kLetters] = Overlaps(range, 'A', 'Z') || Overlaps(range, 'a', 'z');
  for (char32_t end : {range.first, range.second}) {
    groups[kOthers] = groups[kOthers] || GroupOf(end) == kOthers;
  }
  return groups;
}

// A pattern that is compiled when it is first asked for.
class LazyPattern {
 public:
  const RE2& Get(const std::string& prefix, const std::string& pattern,
                 const std::string& suffix) {
    std::call_once(once_, [&] {
      compiled_ =
          std::make_unique<RE2>(prefix + pattern + suffix, PatternOptions());
    });
    return *compiled_;
  }

 private:
  std::once_flag once_;
  std::unique_ptr<RE2> compiled_;
};

struct CompiledRule {
  LazyPattern whole;  // the pattern as group 1, and what is to follow
  LazyPattern left;
  std::once_flag names_once;
  std::vector<std::string> names;  // of the groups from 2 on; may be empty
};

struct RuleGroup {
  std::vector<size_t> rules;  // once compiled, in the order of the set
  std::once_flag once;
  std::unique_ptr<RE2::Set> set;
};

// The position, moved back to the beginning of a code point.
size_t AlignBack(std::string_view text, size_t position) {
  while (position > 0 && position < text.size() &&
         (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80) {
    --position;
  }
  return position;
}

// Whether a cut between these two bytes parts a number or a word.
bool PartsRun(std::string_view text, size_t cut) {
  if (cut == 0 || cut >= text.size()) return false;
  const auto before = static_cast<unsigned char>(text[cut - 1]);
  const auto after = static_cast<unsigned char>(text[cut]);
  return (isdigit(before) && isdigit(after)) ||
         (isalpha(before) && isalpha(after));
}

}  // namespace

struct RuleMatcher::State {
  explicit State(const RuleBook& rule_book)
      : book(rule_book), compiled(rule_book.rules().size()) {
    for (size_t i = 0; i < book.rules().size(); ++i) AddTriggers(i);
  }

  void AddTriggers(size_t rule);
  void CompileSet(RuleGroup& group) const;
  // The rules that begin to match, as indices of group.rules: the highest
  // priority first, then the first row.
  void FindCandidates(RuleGroup& group, std::string_view window,
                      std::vector<int>& found) const;
  bool CanEndLeft(size_t rule, char32_t before) const;
  bool LeftFits(size_t rule, std::string_view text, size_t position,
                Span* found = nullptr);
  std::optional<RuleMatch> Try(size_t rule, std::string_view text,
                               size_t position);
  const RE2& Whole(size_t rule);
  const std::vector<std::string>& Names(size_t rule);

  const RuleBook& book;
  std::array<RuleGroup, kGroupCount> groups;
  std::bitset<0x10000> triggers;  // of the basic plane
  bool high_triggers = false;     // some rule begins with a higher character
  std::vector<CompiledRule> compiled;
};

void RuleMatcher::State::AddTriggers(size_t rule) {
  std::bitset<kGroupCount> in;
  for (const auto& range : book.rules()[rule].first) {
    in |= GroupsOf(range);
    const char32_t last = std::min<char32_t>(range.second, 0xFFFF);
    for (char32_t c = range.first; c <= last; ++c) triggers.set(c);
    high_triggers |= range.second > 0xFFFF;
  }
  for (size_t group = 0; group < kGroupCount; ++group) {
    if (in[group]) groups[group].rules.push_back(rule);
  }
}

void RuleMatcher::State::CompileSet(RuleGroup& group) const {
  group.set = std::make_unique<RE2::Set>(PatternOptions(), RE2::ANCHOR_START);
  std::vector<size_t> added;
  std::stable_sort(group.rules.begin(), group.rules.end(),
                   [&](size_t a, size_t b) {
                     return book.rules()[a].priority > book.rules()[b].priority;
                   });
  for (size_t rule : group.rules) {
    const Rule& row = book.rules()[rule];
    const std::string pattern =
        row.right.empty() ? row.pattern
                          : "(?:" + row.pattern + ")(?:" + row.right + ")";
    if (group.set->Add(pattern, nullptr) >= 0) added.push_back(rule);
  }
  group.rules = std::move(added);
  group.set->Compile();
}

void RuleMatcher::State::FindCandidates(RuleGroup& group,
                                        std::string_view window,
                                        std::vector<int>& found) const {
  std::call_once(group.once, [&] { CompileSet(group); });
  RE2::Set::ErrorInfo error{};
  if (!group.set->Match(re2::StringPiece(window.data(), window.size()), &found,
                        &error) &&
      error.kind != RE2::Set::kNoError) {
    found.resize(group.rules.size());  // out of memory: any rule may fit
    std::iota(found.begin(), found.end(), 0);
  }
  std::sort(found.begin(), found.end());
}

bool RuleMatcher::State::CanEndLeft(size_t rule, char32_t before) const {
  const auto& ends = book.rules()[rule].left_end;
  if (!ends) return true;
  const auto behind = std::upper_bound(
      ends->begin(), ends->end(), before,
      [](char32_t c, const auto& range) { return c < range.first; });
  // Ranges may overlap, but hardly ever do: the few before are looked through.
  return std::any_of(ends->begin(), behind, [before](const auto& range) {
    return before <= range.second;
  });
}

bool RuleMatcher::State::LeftFits(size_t rule, std::string_view text,
                                  size_t position, Span* found) {
  const std::string& left = book.rules()[rule].left;
  if (left.empty()) return true;
  const RE2& pattern = compiled[rule].left.Get("(?:", left, ")$");
  const size_t start =
      position > kLeftWindow ? AlignBack(text, position - kLeftWindow) : 0;
  re2::StringPiece piece;
  if (!pattern.ok() ||
      !pattern.Match(re2::StringPiece(text.data(), position), start, position,
                     RE2::UNANCHORED, &piece, found == nullptr ? 0 : 1)) {
    return false;
  }
  if (found != nullptr) *found = {position - piece.size(), position};
  return true;
}

const RE2& RuleMatcher::State::Whole(size_t rule) {
  const Rule& row = book.rules()[rule];
  return compiled[rule].whole.Get("(", row.pattern, ")(?:" + row.right + ")");
}

const std::vector<std::string>& RuleMatcher::State::Names(size_t rule) {
  CompiledRule& entry = compiled[rule];
  std::call_once(entry.names_once, [&] {
    const RE2& pattern = Whole(rule);
    entry.names.resize(static_cast<size_t>(
        std::max(0, pattern.NumberOfCapturingGroups() - 1)));
    for (const auto& [index, name] : pattern.CapturingGroupNames()) {
      entry.names[static_cast<size_t>(index) - 2] = name;
    }
  });
  return entry.names;
}

std::optional<RuleMatch> RuleMatcher::State::Try(size_t rule,
                                                 std::string_view text,
                                                 size_t position) {
  const RE2& pattern = Whole(rule);
  if (!pattern.ok()) return std::nullopt;
  const std::vector<std::string>& names = Names(rule);
  std::array<re2::StringPiece, 32> pieces;
  const size_t count = std::min(names.size() + 2, pieces.size());
  const re2::StringPiece all(text.data(), text.size());
  size_t end = AlignBack(text, std::min(text.size(), position + kWindow));
  // The end first: finding groups takes long in a long window.
  if (!pattern.Match(all, position, end, RE2::ANCHOR_START, pieces.data(), 1)) {
    return std::nullopt;
  }
  end = position + pieces[0].size();
  if (!pattern.Match(all, position, end, RE2::ANCHOR_BOTH, pieces.data(),
                     static_cast<int>(count))) {
    return std::nullopt;
  }
  const Span span{position, position + pieces[1].size()};
  RuleMatch match{rule,
                  span,
                  {position, position},
                  {span.end, position + pieces[0].size()},
                  {}};
  if (match.span.empty() || PartsRun(text, match.span.end)) return std::nullopt;
  for (size_t i = 2; i < count; ++i) {
    if (names[i - 2].empty() || pieces[i].empty()) continue;
    const auto begin = static_cast<size_t>(pieces[i].data() - text.data());
    match.captures.push_back({names[i - 2], {begin, begin + pieces[i].size()}});
  }
  return match;
}

RuleMatcher::RuleMatcher(const RuleBook& book)
    : state_(std::make_unique<State>(book)) {}
RuleMatcher::RuleMatcher(RuleMatcher&&) noexcept = default;
RuleMatcher& RuleMatcher::operator=(RuleMatcher&&) noexcept = default;
RuleMatcher::~RuleMatcher() = default;

const RuleBook& RuleMatcher::book() const { return state_->book; }

bool RuleMatcher::CanBegin(char32_t c) const {
  return c < 0x10000 ? state_->triggers[c] : state_->high_triggers;
}

std::optional<RuleMatch> RuleMatcher::Match(std::string_view text,
                                            size_t position,
                                            const TopicTest& has_topic) const {
  RuleGroup& group = state_->groups[GroupOf(DecodeAt(text, position).value)];
  std::vector<int> candidates;
  state_->FindCandidates(group, text.substr(position, kWindow), candidates);
  if (candidates.empty()) return std::nullopt;
  const char32_t before =
      position == 0 ? 0 : DecodeBefore(text, position).value;
  std::optional<RuleMatch> best;
  for (const int candidate : candidates) {
    const size_t rule = group.rules[static_cast<size_t>(candidate)];
    const Rule& row = state_->book.rules()[rule];
    if (best && row.priority < state_->book.rules()[best->rule].priority) break;
    if (!state_->CanEndLeft(rule, before)) continue;
    if (!row.topic.empty() && !has_topic(row.topic)) continue;
    if (!state_->LeftFits(rule, text, position)) continue;
    auto match = state_->Try(rule, text, position);
    if (match && (!best || match->span.size() > best->span.size())) {
      best = std::move(match);
    }
  }
  if (best) state_->LeftFits(best->rule, text, position, &best->left);
  return best;
}

Status RuleMatcher::Check(size_t rule) const {
  const Rule& row = state_->book.rules()[rule];
  const RE2& left = state_->compiled[rule].left.Get("(?:", row.left, ")$");
  for (const RE2* pattern : {&state_->Whole(rule), &left}) {
    if (pattern->ok()) continue;
    Error error = MakeError(ErrorCode::kInput, row.path, "rules.pattern",
                            pattern->error());
    error.position = {row.line, 1};
    return Fail(std::move(error));
  }
  return {};
}

}  // namespace tingwen
