#include "rules/rule_index.h"

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "base/text.h"

namespace tingwen {
namespace {

// What follows longer runs is not looked for, so that time stays linear.
constexpr size_t kLongestRun = 64;  // bytes

bool IsOfRun(char32_t c, RunKind kind) {
  switch (kind) {
    case RunKind::kNumber:
      return IsAsciiDigit(c) || c == '.' || c == ',';
    case RunKind::kLetters:
      return c < 0x80 && IsLatinLetter(c);
    default:
      return false;
  }
}

// The run that begins with a character. Points and commas don't begin one.
RunKind KindOf(char32_t first) {
  if (IsAsciiDigit(first)) return RunKind::kNumber;
  return IsOfRun(first, RunKind::kLetters) ? RunKind::kLetters : RunKind::kNone;
}

// The characters that follow the run of a rule. Where runs are of no kind,
// these are its first characters.
RunEnds EndsOf(const Rule& rule, RunKind kind) {
  if (kind != RunKind::kNone) {
    return EndsOfRun("(?:" + rule.pattern + ")(?:" + rule.right + ")", kind);
  }
  RunEnds ends;
  for (const auto& [first, last] : rule.first) {
    ends.ends.push_back({first, last, RunLengths::Of(0)});
  }
  return ends;
}

bool CanBeginWith(const Rule& rule, RunKind kind) {
  return std::any_of(rule.first.begin(), rule.first.end(), [&](const auto& r) {
    // Only a range of a few characters has no end of the kind and holds one.
    for (char32_t c = r.first; c <= r.second && c <= 0x7F; ++c) {
      if (KindOf(c) == kind) return true;
    }
    return kind == RunKind::kNone && r.second > 0x7F;
  });
}

}  // namespace

// The rules that can begin with a run of one kind.
class RuleIndex::Group {
 public:
  Group(const std::vector<Rule>& rules, RunKind kind)
      : all_(rules), kind_(kind) {}

  const std::vector<size_t>& Find(size_t length, char32_t next) {
    std::call_once(once_, [this] { Prepare(); });
    length = std::min(length, RunLengths::kMost);
    const size_t key = IntervalOf(next) * (RunLengths::kMost + 1) + length;
    {
      const std::shared_lock lock(mutex_);
      const auto known = found_.find(key);
      if (known != found_.end()) return known->second;
    }
    std::vector<size_t> fitting = Fitting(length, next);
    const std::unique_lock lock(mutex_);
    return found_.try_emplace(key, std::move(fitting)).first->second;
  }

 private:
  void Prepare() {
    for (size_t i = 0; i < all_.size(); ++i) {
      if (CanBeginWith(all_[i], kind_)) rules_.push_back(i);
    }
    std::stable_sort(rules_.begin(), rules_.end(), [this](size_t a, size_t b) {
      return all_[a].priority > all_[b].priority;
    });
    for (size_t rule : rules_) ends_.push_back(EndsOf(all_[rule], kind_));
    for (const RunEnds& ends : ends_) {
      for (const RunEnds::End& end : ends.ends) {
        borders_.insert(borders_.end(), {end.first, end.last + 1});
      }
    }
    std::sort(borders_.begin(), borders_.end());
    borders_.erase(std::unique(borders_.begin(), borders_.end()),
                   borders_.end());
  }

  // A number for the characters that follow the same runs.
  size_t IntervalOf(char32_t next) const {
    if (next == kAnyNext) return borders_.size() + 1;
    const auto border =
        std::upper_bound(borders_.begin(), borders_.end(), next);
    return static_cast<size_t>(border - borders_.begin());
  }

  std::vector<size_t> Fitting(size_t length, char32_t next) const {
    std::vector<size_t> fitting;
    for (size_t i = 0; i < rules_.size(); ++i) {
      if (ends_[i].Fit(length, next)) fitting.push_back(rules_[i]);
    }
    return fitting;
  }

  const std::vector<Rule>& all_;
  RunKind kind_;
  std::once_flag once_;
  std::vector<size_t> rules_;
  std::vector<RunEnds> ends_;  // one for each rule
  // Characters between two borders follow the same runs.
  std::vector<char32_t> borders_;
  std::shared_mutex mutex_;
  std::unordered_map<size_t, std::vector<size_t>> found_;
};

RuleIndex::RuleIndex(const std::vector<Rule>& rules) {
  for (RunKind kind : {RunKind::kNone, RunKind::kNumber, RunKind::kLetters}) {
    groups_.push_back(std::make_unique<Group>(rules, kind));
  }
}
RuleIndex::RuleIndex(RuleIndex&&) noexcept = default;
RuleIndex& RuleIndex::operator=(RuleIndex&&) noexcept = default;
RuleIndex::~RuleIndex() = default;

const std::vector<size_t>& RuleIndex::Find(std::string_view text,
                                           size_t position) const {
  const RunKind kind = KindOf(DecodeAt(text, position).value);
  const size_t limit = std::min(text.size(), position + kLongestRun);
  size_t end = position;
  while (end < limit && IsOfRun(static_cast<unsigned char>(text[end]), kind)) {
    ++end;
  }
  char32_t next = kTextEnd;
  if (end < text.size()) {
    next = end == limit ? kAnyNext : DecodeAt(text, end).value;
  }
  return groups_[static_cast<size_t>(kind)]->Find(end - position, next);
}

}  // namespace tingwen
