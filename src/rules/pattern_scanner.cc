#include "rules/pattern_scanner.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "rules/run_lengths.h"

namespace tingwen {
namespace {

// All characters but these.
CharRanges Complement(CharRanges ranges) {
  std::sort(ranges.begin(), ranges.end());
  CharRanges others;
  char32_t next = 0;
  for (const auto& [first, last] : ranges) {
    if (first > next) others.emplace_back(next, first - 1);
    next = std::max<char32_t>(next, last + 1);
  }
  if (next <= kLastChar) others.emplace_back(next, kLastChar);
  return others;
}

const CharClass& Anything() {
  static const CharClass kAnything{{{0, kLastChar}}, true};
  return kAnything;
}

}  // namespace

bool PatternScanner::Take(std::string_view expected) {
  if (!pattern_.substr(std::min(at_, pattern_.size())).starts_with(expected)) {
    return false;
  }
  at_ += expected.size();
  return true;
}

void PatternScanner::Close(char bracket) {
  if (!Take({&bracket, 1})) failed_ = true;
}

void PatternScanner::SkipPast(char mark) {
  at_ = std::min(pattern_.find(mark, at_), pattern_.size() - 1) + 1;
}

std::pair<char32_t, char32_t> PatternScanner::Char() {
  const CodePoint point = DecodeAt(pattern_, at_);
  at_ = point.span.end;
  return {point.value, point.value};
}

CharClass PatternScanner::Escape() {
  if (++at_ >= pattern_.size()) {
    failed_ = true;
    return {};
  }
  const auto one = Char();
  switch (one.first) {
    case 'd':
      return {{{'0', '9'}}};
    case 's':
      return {{{'\t', '\r'}, {' ', ' '}}};
    case 'w':
      return {{{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {'_', '_'}}};
    case 'x':
      return {{Hexadecimal()}};
    case 'p':
    case 'P':
      SkipProperty();
      return Anything();
    case 'D':
    case 'S':
    case 'W':
      return Anything();
    default:
      return {{one}};
  }
}

// The rest of \pL or \p{Han}.
void PatternScanner::SkipProperty() {
  if (!AtEnd() && Peek() == '{') {
    SkipPast('}');
  } else {
    at_ = std::min(at_ + 1, pattern_.size());
  }
}

// The rest of \x20 or \x{4e00}.
std::pair<char32_t, char32_t> PatternScanner::Hexadecimal() {
  std::string_view digits = pattern_.substr(at_, 2);
  size_t end = at_ + 2;
  if (digits.starts_with('{')) {
    end = std::min(pattern_.find('}', at_), pattern_.size());
    digits = pattern_.substr(at_ + 1, end - at_ - 1);
    ++end;
  }
  uint32_t value = 0;
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  failed_ = failed_ || end > pattern_.size() || error != std::errc() ||
            stop != digits.data() + digits.size();
  at_ = std::min(end, pattern_.size());
  return {value, value};
}

CharClass PatternScanner::Class() {
  ++at_;
  const bool negated = Take("^");
  CharClass all = Items();
  Close(']');
  if (!negated) return all;
  if (all.wild) return Anything();
  return {Complement(std::move(all.ranges)), true};
}

CharClass PatternScanner::Items() {
  CharClass all;
  for (bool start = true; !AtEnd() && (start || Peek() != ']'); start = false) {
    CharClass item = Item();
    if (IsRange() && item.ranges.size() == 1) {
      ++at_;
      const CharClass end = Item();
      if (end.ranges.size() == 1) item.ranges[0].second = end.ranges[0].second;
    }
    all.ranges.insert(all.ranges.end(), item.ranges.begin(), item.ranges.end());
    all.wild |= item.wild;
  }
  return all;
}

CharClass PatternScanner::Item() {
  if (Peek() == '\\') return Escape();
  return {{Char()}};
}

bool PatternScanner::IsRange() const {
  return at_ + 1 < pattern_.size() && Peek() == '-' && pattern_[at_ + 1] != ']';
}

std::pair<size_t, size_t> PatternScanner::Quantifier() {
  std::pair<size_t, size_t> times{1, 1};
  if (Take("*")) {
    times = {0, RunLengths::kNoLimit};
  } else if (Take("+")) {
    times = {1, RunLengths::kNoLimit};
  } else if (Take("?")) {
    times = {0, 1};
  } else if (!AtEnd() && Peek() == '{' && at_ + 1 < pattern_.size() &&
             IsAsciiDigit(static_cast<unsigned char>(pattern_[at_ + 1]))) {
    times = Counts();
  } else {
    return times;
  }
  Take("?");  // as few as can be
  return times;
}

// {2}, {2,} or {2,3}.
std::pair<size_t, size_t> PatternScanner::Counts() {
  size_t least = 0;
  const char* const end = pattern_.data() + pattern_.size();
  const char* next = std::from_chars(pattern_.data() + at_ + 1, end, least).ptr;
  size_t most = least;
  if (next != end && *next == ',') {
    most = RunLengths::kNoLimit;
    next = std::from_chars(next + 1, end, most).ptr;
  }
  at_ = static_cast<size_t>(next - pattern_.data());
  Close('}');
  failed_ |= most < least;
  return {least, std::max(least, most)};
}

void PatternScanner::SkipSequence() {
  size_t depth = 0;
  while (!AtEnd() && (depth > 0 || (Peek() != '|' && Peek() != ')'))) {
    const char c = Peek();
    if (c == '[') {
      Class();
      continue;
    }
    depth += c == '(' ? 1 : 0;
    depth -= c == ')' ? 1 : 0;
    at_ = std::min(at_ + (c == '\\' ? 2 : 1), pattern_.size());
  }
  failed_ |= depth > 0;
}

}  // namespace tingwen
