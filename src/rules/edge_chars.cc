// Which characters can begin and end a match: a small reader of RE2 syntax that
// follows a pattern for its outermost characters only.
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/message.h"
#include "base/text.h"
#include "rules/pattern.h"

namespace tingwen {
namespace {

enum class Edge { kFirst, kLast };

// The characters at one edge of a piece.
struct EdgeChars {
  CharRanges ranges;
  bool empty = false;    // it can match nothing
  bool unknown = false;  // there can be more than `ranges`
};

void Join(CharRanges& to, const CharRanges& from) {
  to.insert(to.end(), from.begin(), from.end());
}

class EdgeReader {
 public:
  EdgeReader(std::string_view pattern, Edge edge)
      : pattern_(pattern), edge_(edge) {}

  // Nothing where the characters can't be told.
  std::optional<CharRanges> Run() {
    EdgeChars all = Alternatives();
    if (at_ < pattern_.size()) failed_ = true;  // a stray ')'
    if (failed_ || all.unknown || all.empty || all.ranges.empty()) {
      return std::nullopt;
    }
    return std::move(all.ranges);
  }

 private:
  bool AtEnd() const { return at_ >= pattern_.size(); }
  char Peek() const { return pattern_[at_]; }

  EdgeChars Alternatives() {
    EdgeChars all = Sequence();
    while (!AtEnd() && Peek() == '|') {
      ++at_;
      EdgeChars next = Sequence();
      Join(all.ranges, next.ranges);
      all.empty |= next.empty;
      all.unknown |= next.unknown;
    }
    return all;
  }

  EdgeChars Sequence() {
    EdgeChars all;
    all.empty = true;
    while (!failed_ && !AtEnd() && Peek() != '|' && Peek() != ')') {
      EdgeChars piece = Piece();
      if (edge_ == Edge::kFirst && !all.empty) continue;
      if (edge_ == Edge::kLast && !piece.empty) {
        all = std::move(piece);
        continue;
      }
      Join(all.ranges, piece.ranges);
      all.empty &= piece.empty;
      all.unknown |= piece.unknown;
    }
    return all;
  }

  EdgeChars Piece() {
    EdgeChars piece = Atom();
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

  EdgeChars Atom() {
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

  EdgeChars Group() {
    ++at_;
    if (pattern_.substr(at_).starts_with("?P<")) {
      at_ = std::min(pattern_.find('>', at_), pattern_.size() - 1) + 1;
    } else if (pattern_.substr(at_).starts_with("?:")) {
      at_ += 2;
    } else if (pattern_.substr(at_).starts_with("?")) {
      failed_ = true;  // flags, such as (?i), change what characters mean
    }
    EdgeChars group = Alternatives();
    if (AtEnd()) {
      failed_ = true;
    } else {
      ++at_;
    }
    return group;
  }

  EdgeChars Escape() {
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
        SkipProperty();
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

  // The rest of \pL or \p{Han}.
  void SkipProperty() {
    const bool braces = !AtEnd() && Peek() == '{';
    at_ =
        std::min(braces ? pattern_.find('}', at_) : at_, pattern_.size() - 1) +
        1;
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

  EdgeChars Class() {
    EdgeChars all;
    ++at_;
    if (!AtEnd() && Peek() == '^') {
      all.unknown = true;
      ++at_;
    }
    for (bool start = true; !AtEnd() && (start || Peek() != ']');
         start = false) {
      EdgeChars item = ClassItem();
      if (IsRange() && item.ranges.size() == 1) {
        ++at_;
        const EdgeChars end = ClassItem();
        if (end.ranges.size() == 1)
          item.ranges[0].second = end.ranges[0].second;
      }
      Join(all.ranges, item.ranges);
      all.unknown |= item.unknown;
    }
    if (AtEnd()) {
      failed_ = true;
    } else {
      ++at_;
    }
    return all;
  }

  bool IsRange() const {
    return at_ + 1 < pattern_.size() && Peek() == '-' &&
           pattern_[at_ + 1] != ']';
  }

  EdgeChars ClassItem() {
    if (Peek() == '\\') return Escape();
    const CodePoint point = DecodeAt(pattern_, at_);
    at_ = point.span.end;
    return {{{point.value, point.value}}, false, false};
  }

  std::string_view pattern_;
  Edge edge_;
  size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

Result<CharRanges> FirstChars(std::string_view expanded) {
  auto ranges = EdgeReader(expanded, Edge::kFirst).Run();
  if (!ranges) return FailWith(ErrorCode::kInput, "", "rules.first");
  return *std::move(ranges);
}

std::optional<CharRanges> LastChars(std::string_view expanded) {
  return EdgeReader(expanded, Edge::kLast).Run();
}

}  // namespace tingwen
