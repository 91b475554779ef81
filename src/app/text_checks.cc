#include "app/text_checks.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/sentence_marks.h"
#include "readers/table_file.h"

namespace tingwen {
namespace {

using re2::RE2;

enum Column { kKind, kId, kPattern, kExample, kColumns };

struct Row {
  std::string kind;
  std::string id;
  std::unique_ptr<RE2> pattern;
};

Result<std::vector<Row>> LoadRows() {
  TINGWEN_ASSIGN(file, LoadTable("check", kColumns));
  std::vector<Row> rows;
  for (const TsvRow& cells : file.rows) {
    auto pattern =
        std::make_unique<RE2>(std::string(cells.cells[kPattern]), RE2::Quiet);
    if (!pattern->ok()) return Fail(file.Wrong(cells, pattern->error()));
    if (pattern->NumberOfCapturingGroups() != 1) {
      return Fail(file.Wrong(cells, Message("readers.table_group")));
    }
    rows.push_back({std::string(cells.cells[kKind]),
                    std::string(cells.cells[kId]), std::move(pattern)});
  }
  return rows;
}

void FindMatches(const Row& row, std::string_view text, Span block,
                 std::vector<TextCheck>& checks) {
  const re2::StringPiece piece(text.data(), block.end);
  re2::StringPiece groups[2];
  size_t at = block.begin;
  while (at < block.end &&
         row.pattern->Match(piece, at, block.end, RE2::UNANCHORED, groups, 2)) {
    const size_t begin = groups[1].data() - text.data();
    const Span span{begin, begin + groups[1].size()};
    checks.push_back({row.kind, row.id, span});
    at = std::max(span.end, at + 1);
  }
}

// 1) and 一） number a line.
bool NumbersLine(std::string_view text, Span block, Span closer) {
  return closer.begin - block.begin <= 6 &&
         text.substr(block.begin, closer.begin - block.begin)
                 .find_first_of("(（") == text.npos;
}

// Marks that open without closing in the same block, or close without opening.
void FindUnpaired(std::string_view text, Span block,
                  std::vector<TextCheck>& checks) {
  std::vector<std::pair<char32_t, Span>> open;
  for (size_t at = block.begin; at < block.end;) {
    const CodePoint c = DecodeAt(text, at);
    at = c.span.end;
    if (const char32_t closer = CloserOf(c.value)) {
      open.emplace_back(closer, c.span);
    } else if (!open.empty() && open.back().first == c.value) {
      open.pop_back();
    } else if (IsCloser(c.value) && !NumbersLine(text, block, c.span)) {
      checks.push_back({"punctuation", "unpaired", c.span});
    }
  }
  for (const auto& [closer, span] : open) {
    checks.push_back({"punctuation", "unpaired", span});
  }
}

}  // namespace

Result<std::vector<TextCheck>> CheckText(const Document& document) {
  static const Result<std::vector<Row>> rows = LoadRows();
  if (!rows) return Fail(rows.error());
  const std::string_view text = document.text.text();
  std::vector<TextCheck> checks;
  for (const Block& block : document.blocks) {
    for (const Row& row : *rows) FindMatches(row, text, block.span, checks);
    FindUnpaired(text, block.span, checks);
  }
  return checks;
}

}  // namespace tingwen
