#include "rules/pattern_edges.h"

#include <algorithm>
#include <utility>

#include "base/message.h"

namespace tingwen {
namespace {

enum class Edge { kFirst, kLast };

// What one piece of a pattern shows at the edge. Where there are no runs, all
// lengths are 0, and `open` tells whether the piece can match nothing.
struct Edges : RunEnds {
  bool wild = false;  // a `.`, [^...] or \p{...} is among the ends

  void Join(Edges&& other) {
    ends.insert(ends.end(), other.ends.begin(), other.ends.end());
    open = open | other.open;
    wild |= other.wild;
  }
  // The ends, when runs of these lengths stand before them.
  void Shift(RunLengths before) {
    for (End& end : ends) end.after = before.Then(end.after);
  }
};

Edges Nothing() {
  Edges edges;
  edges.open = RunLengths::Of(0);
  return edges;
}

CharRanges CharsOf(RunKind kind) {
  switch (kind) {
    case RunKind::kNumber:
      return {{',', ','}, {'.', '.'}, {'0', '9'}};
    case RunKind::kLetters:
      return {{'A', 'Z'}, {'a', 'z'}};
    default:
      return {};
  }
}

// Follows a pattern for its outermost characters only.
class EdgeReader {
 public:
  EdgeReader(std::string_view pattern, Edge edge, RunKind kind)
      : scanner_(pattern), edge_(edge), run_(CharsOf(kind)) {}

  // Nothing where the pattern can't be read.
  std::optional<Edges> Run() {
    Edges all = Alternatives();
    if (scanner_.failed() || !scanner_.AtEnd()) return std::nullopt;
    return all;
  }

 private:
  Edges Alternatives() {
    Edges all = Sequence();
    while (scanner_.Take("|")) all.Join(Sequence());
    return all;
  }

  Edges Sequence() {
    Edges all = Nothing();
    while (!scanner_.failed() && !scanner_.AtEnd() && scanner_.Peek() != '|' &&
           scanner_.Peek() != ')') {
      if (edge_ == Edge::kFirst && all.open.empty()) {
        scanner_.SkipSequence();
      } else {
        Append(all, Piece());
      }
    }
    return all;
  }

  void Append(Edges& all, Edges piece) const {
    if (all.ends.empty() && all.open == RunLengths::Of(0)) {
      all = std::move(piece);
    } else if (edge_ == Edge::kFirst) {
      piece.Shift(all.open);
      all.open = all.open.Then(std::exchange(piece.open, {}));
      all.Join(std::move(piece));
    } else if (piece.open.empty()) {
      all = std::move(piece);
    } else {
      piece.open = all.open;
      all.Join(std::move(piece));
    }
  }

  Edges Piece() {
    Edges piece = Atom();
    const auto [least, most] = scanner_.Quantifier();
    if (least == 1 && most == 1) return piece;
    piece.Shift(piece.open.Repeated(0, std::max<size_t>(most, 1) - 1));
    piece.open = piece.open.Repeated(least, most);
    return piece;
  }

  Edges Atom() {
    switch (scanner_.Peek()) {
      case '(':
        return Group();
      case '[':
        return Of(scanner_.Class());
      case '\\':
        if (scanner_.Take("\\b") || scanner_.Take("\\B")) return Nothing();
        return Of(scanner_.Escape());
      case '^':
        scanner_.Take("^");
        return edge_ == Edge::kLast ? Of({{{0, 0}}}) : Nothing();
      case '$':
        scanner_.Take("$");
        return edge_ == Edge::kFirst ? Of({{{kTextEnd, kTextEnd}}}) : Nothing();
      case '.':
        scanner_.Take(".");
        return Of({{{0, kLastChar}}, true});
      default:
        return OfChar(scanner_.Char());
    }
  }

  Edges Group() {
    scanner_.Take("(");
    if (scanner_.Take("?P<")) {
      scanner_.SkipPast('>');
    } else if (!scanner_.Take("?:") && scanner_.Take("?")) {
      scanner_.Fail();  // flags, such as (?i), change what characters mean
    }
    Edges group = Alternatives();
    scanner_.Close(')');
    return group;
  }

  Edges OfChar(std::pair<char32_t, char32_t> c) const {
    Edges edges;
    Add(c, edges);
    return edges;
  }

  Edges Of(const CharClass& chars) const {
    Edges edges;
    edges.wild = chars.wild;
    for (const auto& range : chars.ranges) Add(range, edges);
    return edges;
  }

  // What belongs to the run opens it.
  void Add(std::pair<char32_t, char32_t> range, Edges& edges) const {
    const auto add = [&](char32_t first, char32_t last) {
      if (first <= last) edges.ends.push_back({first, last, RunLengths::Of(0)});
    };
    auto [first, last] = range;
    for (const auto& run : run_) {
      if (last < run.first || run.second < first) continue;
      edges.open = RunLengths::Of(1);
      if (first < run.first) add(first, run.first - 1);
      first = run.second + 1;
    }
    add(first, last);
  }

  PatternScanner scanner_;
  Edge edge_;
  CharRanges run_;
};

// The characters at an edge; nothing where they can't be told, for the pattern
// can match nothing.
std::optional<CharRanges> CharsAt(const std::optional<Edges>& edges) {
  if (!edges || !edges->open.empty() || edges->ends.empty()) return {};
  CharRanges ranges;
  for (const RunEnds::End& end : edges->ends) {
    if (end.last == kTextEnd) return {};
    ranges.emplace_back(end.first, end.last);
  }
  std::sort(ranges.begin(), ranges.end());
  return ranges;
}

}  // namespace

Result<CharRanges> FirstChars(std::string_view expanded) {
  const auto edges = EdgeReader(expanded, Edge::kFirst, RunKind::kNone).Run();
  auto ranges = CharsAt(edges);
  if (!ranges || edges->wild) {
    return FailWith(ErrorCode::kInput, "", "rules.first");
  }
  return *std::move(ranges);
}

std::optional<CharRanges> LastChars(std::string_view expanded) {
  return CharsAt(EdgeReader(expanded, Edge::kLast, RunKind::kNone).Run());
}

RunEnds EndsOfRun(std::string_view expanded, RunKind kind) {
  auto edges = EdgeReader(expanded, Edge::kFirst, kind).Run();
  if (edges) return *std::move(edges);
  return {{}, RunLengths::All()};
}

bool RunEnds::Fit(size_t length, char32_t next) const {
  return open.HasUpTo(length) ||
         std::any_of(ends.begin(), ends.end(), [&](const End& end) {
           return end.after.Has(length) &&
                  (next == kAnyNext || (end.first <= next && next <= end.last));
         });
}

}  // namespace tingwen
