#include "rules/rule_matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <mutex>

#include "base/message.h"
#include "base/text.h"
#include "rules/rule_index.h"

namespace tingwen {
namespace {

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(int64_t{64} << 20);
  return options;
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
      : book(rule_book),
        index(rule_book.rules()),
        compiled(rule_book.rules().size()) {
    for (size_t i = 0; i < book.rules().size(); ++i) AddTriggers(i);
  }

  void AddTriggers(size_t rule);
  bool CanEndLeft(size_t rule, char32_t before) const;
  bool LeftFits(size_t rule, std::string_view text, size_t position,
                Span* found = nullptr);
  // Where the match and what is to follow it end; nothing where none begins.
  std::optional<size_t> FindEnd(size_t rule, std::string_view text,
                                size_t position);
  // The match of a rule, when its end is known.
  std::optional<RuleMatch> Capture(size_t rule, std::string_view text,
                                   Span found);
  const RE2& Whole(size_t rule);
  const std::vector<std::string>& Names(size_t rule);

  const RuleBook& book;
  RuleIndex index;
  std::bitset<0x10000> triggers;  // of the basic plane
  bool high_triggers = false;     // some rule begins with a higher character
  std::vector<CompiledRule> compiled;
};

void RuleMatcher::State::AddTriggers(size_t rule) {
  for (const auto& [first, last] : book.rules()[rule].first) {
    for (char32_t c = first; c <= std::min<char32_t>(last, 0xFFFF); ++c) {
      triggers.set(c);
    }
    high_triggers |= last > 0xFFFF;
  }
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
    for (const auto& [group, name] : pattern.CapturingGroupNames()) {
      entry.names[static_cast<size_t>(group) - 2] = name;
    }
  });
  return entry.names;
}

std::optional<size_t> RuleMatcher::State::FindEnd(size_t rule,
                                                  std::string_view text,
                                                  size_t position) {
  const RE2& pattern = Whole(rule);
  const size_t end = AlignBack(text, std::min(text.size(), position + kWindow));
  re2::StringPiece found;
  if (!pattern.ok() ||
      !pattern.Match(re2::StringPiece(text.data(), text.size()), position, end,
                     RE2::ANCHOR_START, &found, 1)) {
    return std::nullopt;
  }
  return position + found.size();
}

// Apart from FindEnd, for finding groups takes long in a long window.
std::optional<RuleMatch> RuleMatcher::State::Capture(size_t rule,
                                                     std::string_view text,
                                                     Span found) {
  const std::vector<std::string>& names = Names(rule);
  std::array<re2::StringPiece, 32> pieces;
  const size_t count = std::min(names.size() + 2, pieces.size());
  if (!Whole(rule).Match(re2::StringPiece(text.data(), text.size()),
                         found.begin, found.end, RE2::ANCHOR_BOTH,
                         pieces.data(), static_cast<int>(count))) {
    return std::nullopt;
  }
  const Span span{found.begin, found.begin + pieces[1].size()};
  RuleMatch match{
      rule, span, {span.begin, span.begin}, {span.end, found.end}, {}};
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
  const std::vector<Rule>& rules = state_->book.rules();
  const char32_t before =
      position == 0 ? 0 : DecodeBefore(text, position).value;
  std::optional<RuleMatch> best;
  for (const size_t rule : state_->index.Find(text, position)) {
    const Rule& row = rules[rule];
    if (best && row.priority < rules[best->rule].priority) break;
    if (!state_->CanEndLeft(rule, before)) continue;
    const auto end = state_->FindEnd(rule, text, position);
    if (!end || (best && *end <= best->span.end)) continue;
    if (!row.topic.empty() && !has_topic(row.topic)) continue;
    if (!state_->LeftFits(rule, text, position)) continue;
    auto match = state_->Capture(rule, text, {position, *end});
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
