// Which characters can begin a match: a small reader of RE2 syntax that
// follows a pattern only as far as its first character.
#include <algorithm>
#include <charconv>

#include "base/message.h"
#include "base/text.h"
#include "rules/pattern.h"

namespace tingwen {
namespace {

// How a piece can begin.
struct First {
  CharRanges ranges;
  bool empty = false;    // it can match nothing
  bool unknown = false;  // it can begin with more than `ranges`
};

void Join(CharRanges& to, const CharRanges& from) {
  to.insert(to.end(), from.begin(), from.end());
}

class FirstReader {
 public:
  explicit FirstReader(std::string_view pattern) : pattern_(pattern) {}

  Result<First> Run() {
    First first = Alternatives();
    if (at_ < pattern_.size()) failed_ = true;  // a stray ')'
    if (failed_ || first.unknown || first.empty || first.ranges.empty()) {
      return FailWith(ErrorCode::kInput, "", "rules.first");
    }
    return first;
  }

 private:
  bool AtEnd() const { return at_ >= pattern_.size(); }
  char Peek() const { return pattern_[at_]; }

  First Alternatives() {
    First all = Sequence();
    while (!AtEnd() && Peek() == '|') {
      ++at_;
      First next = Sequence();
      Join(all.ranges, next.ranges);
      all.empty |= next.empty;
      all.unknown |= next.unknown;
    }
    return all;
  }

  First Sequence() {
    First first;
    first.empty = true;
    while (!failed_ && !AtEnd() && Peek() != '|' && Peek() != ')') {
      First piece = Piece();
      if (!first.empty) continue;
      Join(first.ranges, piece.ranges);
      first.empty = piece.empty;
      first.unknown |= piece.unknown;
    }
    return first;
  }

  First Piece() {
    First piece = Atom();
    if (SkipQuantifier()) piece.empty = true;
    return piece;
  }

  // Whether the quantifier that follows, if any, allows for nothing.
  bool SkipQuantifier() {
    bool optional = false;
    while (!AtEnd()) {
      const char c = Peek();
      if (c == '*' || c == '?') {
        optional = true;
      } else if (c == '{' && at_ + 1 < pattern_.size() &&
                 IsAsciiDigit(static_cast<unsigned char>(pattern_[at_ + 1]))) {
        optional |= pattern_[at_ + 1] == '0';
        at_ = std::min(pattern_.find('}', at_), pattern_.size() - 1);
      } else if (c != '+') {
        break;
      }
      ++at_;
    }
    return optional;
  }

  First Atom() {
    switch (Peek()) {
      case '(':
        return Group();
      case '[':
        return Class();
      case '\\':
        return Escape();
      case '^':
      case '$':
        ++at_;
        return {{}, true, false};
      case '.':
        ++at_;
        return {{}, false, true};
      default: {
        const CodePoint point = DecodeAt(pattern_, at_);
        at_ = point.span.end;
        return {{{point.value, point.value}}, false, false};
      }
    }
  }

  First Group() {
    ++at_;
    if (pattern_.substr(at_).starts_with("?P<")) {
      at_ = std::min(pattern_.find('>', at_), pattern_.size() - 1) + 1;
    } else if (pattern_.substr(at_).starts_with("?")) {
      at_ = std::min(pattern_.find(':', at_), pattern_.size() - 1) + 1;
    }
    First first = Alternatives();
    if (AtEnd()) {
      failed_ = true;
    } else {
      ++at_;
    }
    return first;
  }

  First Escape() {
    if (++at_ >= pattern_.size()) {
      failed_ = true;
      return {};
    }
    const CodePoint point = DecodeAt(pattern_, at_);
    at_ = point.span.end;
    switch (point.value) {
      case 'd':
        return {{{'0', '9'}}, false, false};
      case 's':
        return {{{'\t', '\r'}, {' ', ' '}}, false, false};
      case 'w':
        return {{{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {'_', '_'}}, false, false};
      case 'b':
        return {{}, true, false};
      case 'x':
        return {{Hexadecimal()}, false, false};
      case 'p':
      case 'P':
        if (!AtEnd() && Peek() == '{') {
          at_ = std::min(pattern_.find('}', at_), pattern_.size() - 1) + 1;
        }
        return {{}, false, true};
      case 'D':
      case 'S':
      case 'W':
      case 'B':
        return {{}, false, true};
      default:
        return {{{point.value, point.value}}, false, false};
    }
  }

  // The rest of \x20 or \x{4e00}.
  std::pair<char32_t, char32_t> Hexadecimal() {
    std::string_view digits = pattern_.substr(at_, 2);
    size_t end = at_ + 2;
    if (digits.starts_with('{')) {
      end = std::min(pattern_.find('}', at_), pattern_.size());
      digits = pattern_.substr(at_ + 1, end - at_ - 1);
      ++end;
    }
    uint32_t value = 0;
    const auto [stop, error] = std::from_chars(
        digits.data(), digits.data() + digits.size(), value, 16);
    failed_ = failed_ || end > pattern_.size() || error != std::errc() ||
              stop != digits.data() + digits.size();
    at_ = std::min(end, pattern_.size());
    return {value, value};
  }

  First Class() {
    First first;
    ++at_;
    if (!AtEnd() && Peek() == '^') {
      first.unknown = true;
      ++at_;
    }
    for (bool start = true; !AtEnd() && (start || Peek() != ']');
         start = false) {
      First item = ClassItem();
      if (IsRange() && item.ranges.size() == 1) {
        ++at_;
        const First end = ClassItem();
        if (end.ranges.size() == 1)
          item.ranges[0].second = end.ranges[0].second;
      }
      Join(first.ranges, item.ranges);
      first.unknown |= item.unknown;
    }
    if (AtEnd()) {
      failed_ = true;
    } else {
      ++at_;
    }
    return first;
  }

  bool IsRange() const {
    return at_ + 1 < pattern_.size() && Peek() == '-' &&
           pattern_[at_ + 1] != ']';
  }

  First ClassItem() {
    if (Peek() == '\\') return Escape();
    const CodePoint point = DecodeAt(pattern_, at_);
    at_ = point.span.end;
    return {{{point.value, point.value}}, false, false};
  }

  std::string_view pattern_;
  size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

Result<CharRanges> FirstChars(std::string_view expanded) {
  TINGWEN_ASSIGN(first, FirstReader(expanded).Run());
  return std::move(first.ranges);
}

}  // namespace tingwen
