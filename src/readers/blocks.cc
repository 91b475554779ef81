#include "readers/blocks.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "readers/structure_table.h"
#include "readers/titles.h"

namespace tingwen {
namespace {

BlockKind KindOf(Role role) {
  switch (role) {
    case Role::kByline:
      return BlockKind::kByline;
    case Role::kDateline:
      return BlockKind::kDateline;
    case Role::kEndMark:
      return BlockKind::kEndMark;
    case Role::kHeading:
      return BlockKind::kHeading;
    case Role::kListItem:
      return BlockKind::kListItem;
    default:
      return BlockKind::kParagraph;
  }
}

// A part of a line that is a block of its own; the others say what the rest
// of the line is.
bool StandsAlone(Role role) {
  return role == Role::kByline || role == Role::kDateline ||
         role == Role::kEndMark;
}

// 2025年11月5日, 2025-11-05 as ISO 8601; empty where the year is missing.
std::string IsoDate(std::string_view written) {
  static const re2::RE2 pattern(
      "(\\d{4})\\D{1,4}?(\\d{1,2})\\D{1,4}?(\\d{1,2})");
  int year = 0;
  int month = 0;
  int day = 0;
  if (!re2::RE2::PartialMatch(re2::StringPiece(written.data(), written.size()),
                              pattern, &year, &month, &day) ||
      month < 1 || month > 12 || day < 1 || day > 31) {
    return {};
  }
  const auto two = [](int n) { return std::to_string(100 + n).substr(1); };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

class BlockFinder {
 public:
  BlockFinder(Document& document, const StructureTable& table)
      : document_(document), table_(table), text_(document.text.text()) {}

  void Run() {
    const std::vector<Span> lines = LinesOf(text_);
    const std::vector<size_t> titles = FindTitles(text_, lines);
    size_t titles_seen = 0;
    for (size_t i = 0; i < lines.size(); ++i) {
      if (titles_seen < titles.size() && titles[titles_seen] == i) {
        Add(BlockKind::kTitle, lines[i], titles_seen == 0 ? 1 : 2,
            "before the body");
        ++titles_seen;
      } else {
        AddLine(lines[i]);
      }
    }
  }

 private:
  void AddLine(Span line) {
    if (const auto match = table_.Find(Place::kLine, line.Of(text_))) {
      Note(*match);
      Add(KindOf(match->role), line, match->level, match->reason);
      return;
    }
    std::optional<StructureMatch> rest_is;
    line = TakeHead(line, rest_is);
    const std::vector<std::pair<Span, StructureMatch>> tail = TakeTail(line);
    if (rest_is) {
      Add(KindOf(rest_is->role), line, rest_is->level, rest_is->reason);
    } else {
      Add(BlockKind::kParagraph, line, 0, "line");
    }
    for (const auto& [span, match] : tail) {
      Add(KindOf(match.role), span, match.level, match.reason);
    }
  }

  // Adds the dateline and byline before a paragraph; answers the rest.
  Span TakeHead(Span line, std::optional<StructureMatch>& rest_is) {
    while (!line.empty()) {
      const auto match = table_.Find(Place::kHead, line.Of(text_));
      if (!match) break;
      if (!StandsAlone(match->role)) {
        rest_is = match;
        break;
      }
      Note(*match);
      const Span part{line.begin, line.begin + match->span.end};
      Add(KindOf(match->role), part, match->level, match->reason);
      line = TrimmedSpan(text_, {part.end, line.end});
    }
    return line;
  }

  // Shortens `line` by the byline and end mark behind a paragraph, answered in
  // their order in the text.
  std::vector<std::pair<Span, StructureMatch>> TakeTail(Span& line) {
    std::vector<std::pair<Span, StructureMatch>> parts;
    while (!line.empty()) {
      const auto match = table_.Find(Place::kTail, line.Of(text_));
      if (!match || match->span.empty()) break;
      Note(*match);
      parts.push_back(
          {{line.begin + match->span.begin, line.begin + match->span.end},
           *match});
      line = TrimmedSpan(text_, {line.begin, parts.back().first.begin});
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
  }

  void Note(const StructureMatch& match) {
    Metadata& metadata = document_.metadata;
    if (metadata.author.empty()) metadata.author = Trim(match.author);
    if (metadata.date.empty()) metadata.date = IsoDate(match.date);
  }

  void Add(BlockKind kind, Span span, int level, std::string_view reason) {
    if (span.empty()) return;
    document_.blocks.push_back({kind, span, level, document_.Because(reason)});
  }

  Document& document_;
  const StructureTable& table_;
  const std::string_view text_;
};

}  // namespace

Status FindBlocks(Document& document) {
  const auto& table = StructureTable::Get();
  if (!table) return Fail(table.error());
  BlockFinder(document, *table).Run();
  return {};
}

}  // namespace tingwen
