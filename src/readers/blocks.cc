#include "readers/blocks.h"

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

class BlockFinder {
 public:
  BlockFinder(Document& document, const StructureTable& table)
      : document_(document), table_(table), text_(document.text.text()) {}

  void Run(const std::vector<PieceBlock>& marked, bool continues) {
    if (marked.empty()) return AddLines(LinesOf(text_), !continues);
    size_t next = AddLeadingParagraphs(marked);
    for (; next < marked.size(); ++next) AddMarked(marked[next]);
  }

 private:
  // `may_be_titles`: whether the first lines may be the titles of the piece.
  void AddLines(const std::vector<Span>& lines, bool may_be_titles) {
    const std::vector<size_t> titles =
        may_be_titles ? FindTitles(text_, lines) : std::vector<size_t>();
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

  // Where the format names no title, the paragraphs before its first other
  // block are looked at as lines of plain text are. Answers where to go on.
  size_t AddLeadingParagraphs(const std::vector<PieceBlock>& marked) {
    const bool has_title = std::any_of(
        marked.begin(), marked.end(),
        [](const PieceBlock& b) { return b.kind == BlockKind::kTitle; });
    if (has_title) return 0;
    std::vector<Span> lines;
    size_t next = 0;
    for (; next < marked.size() && marked[next].kind == BlockKind::kParagraph;
         ++next) {
      AppendLines(marked[next].span, lines);
    }
    AddLines(lines, true);
    return next;
  }

  void AppendLines(Span span, std::vector<Span>& lines) const {
    for (const Span line : LinesOf(span.Of(text_))) {
      lines.push_back({span.begin + line.begin, span.begin + line.end});
    }
  }

  void AddMarked(const PieceBlock& block) {
    if (block.kind == BlockKind::kParagraph) {
      std::vector<Span> lines;
      AppendLines(block.span, lines);
      return AddLines(lines, false);
    }
    const Span span = TrimmedSpan(text_, block.span);
    if (block.kind == BlockKind::kByline) NoteByline(span);
    Add(block.kind, span, block.level, block.reason);
  }

  void NoteByline(Span span) {
    if (const auto match = table_.Find(Place::kLine, span.Of(text_))) {
      Note(*match);
    }
  }

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
    std::string& title = document_.metadata.title;
    if (kind == BlockKind::kTitle && title.empty()) title = span.Of(text_);
    document_.blocks.push_back({kind, span, level, document_.Because(reason)});
  }

  Document& document_;
  const StructureTable& table_;
  const std::string_view text_;
};

}  // namespace

Status FindBlocks(Document& document, const std::vector<PieceBlock>& marked,
                  bool continues) {
  const auto& table = StructureTable::Get();
  if (!table) return Fail(table.error());
  BlockFinder(document, *table).Run(marked, continues);
  return {};
}

}  // namespace tingwen
