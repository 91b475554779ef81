#include "readers/repair.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/message.h"
#include "base/text.h"
#include "readers/table_file.h"

namespace tingwen {
namespace {

// A row of repair.tsv: what group 1 of the pattern captures is replaced.
struct RepairRow {
  std::vector<std::string> needles;
  std::unique_ptr<re2::RE2> pattern;
  std::string output;
  std::string reason;
  std::string diagnostic;     // id; empty for none
  bool only_damaged = false;  // only in texts that lost characters elsewhere
  bool by_line = false;       // no match goes over the end of a line
};

class RepairTable {
 public:
  static Result<RepairTable> Load() {
    TINGWEN_ASSIGN(file, LoadTable("repair", kColumns));
    RepairTable table;
    for (const TsvRow& row : file.rows) {
      TINGWEN_TRY(table.AddRow(file, row));
    }
    return table;
  }

  const std::vector<RepairRow>& rows() const { return rows_; }

 private:
  enum Column {
    kWhen,
    kNeedles,
    kPattern,
    kOutput,
    kReason,
    kDiagnostic,
    kExample,
    kExpected,
    kColumns
  };

  Status AddRow(const TableFile& file, const TsvRow& row) {
    re2::RE2::Options options(re2::RE2::Quiet);
    auto pattern =
        std::make_unique<re2::RE2>(re2::StringPiece(row.cells[kPattern].data(),
                                                    row.cells[kPattern].size()),
                                   options);
    if (!pattern->ok()) return Fail(file.Wrong(row, pattern->error()));
    if (pattern->NumberOfCapturingGroups() != 1) {
      return Fail(file.Wrong(row, Message("readers.table_group")));
    }
    const auto needles = Split(row.cells[kNeedles], ' ');
    const auto when = Split(row.cells[kWhen], ' ');
    const auto is_said = [&when](std::string_view word) {
      return std::find(when.begin(), when.end(), word) != when.end();
    };
    rows_.push_back({{needles.begin(), needles.end()},
                     std::move(pattern),
                     Unescape(row.cells[kOutput]),
                     std::string(row.cells[kReason]),
                     std::string(row.cells[kDiagnostic]),
                     is_said("damaged"),
                     is_said("line")});
    return {};
  }

  std::vector<RepairRow> rows_;
};

// Where the first needle from `at` on begins; npos where there is none.
size_t FindNeedle(std::string_view text, size_t at, const RepairRow& row) {
  size_t first = text.npos;
  for (const std::string& needle : row.needles)
    first = std::min(first, text.find(needle, at));
  return first;
}

// The next stretch from `at` on to look for matches in; empty at the end.
Span NextStretch(std::string_view text, size_t at, const RepairRow& row) {
  const size_t needle = FindNeedle(text, at, row);
  if (needle == text.npos) return {text.size(), text.size()};
  if (!row.by_line) return {at, text.size()};
  const size_t before = text.substr(0, needle).rfind('\n');
  const size_t begin = before == text.npos ? 0 : before + 1;
  return {std::max(at, begin), std::min(text.find('\n', needle), text.size())};
}

void ApplyToMatch(const RepairRow& row, Span span, Draft& draft,
                  Rewriter& rewriter) {
  if (row.output.empty()) {
    rewriter.Drop(span, row.reason);
  } else {
    rewriter.Replace(span, row.output);
  }
  if (!row.diagnostic.empty())
    draft.Report(Severity::kWarning, row.diagnostic, span);
}

void ApplyRow(const RepairRow& row, Draft& draft) {
  if (row.only_damaged && !draft.IsDamaged()) return;
  const std::string_view text = draft.text();
  Rewriter rewriter(draft);
  const re2::StringPiece piece(text.data(), text.size());
  re2::StringPiece groups[2];
  for (Span stretch = NextStretch(text, 0, row); stretch.begin < text.size();
       stretch = NextStretch(text, stretch.end, row)) {
    for (size_t at = stretch.begin; row.pattern->Match(
             piece, at, stretch.end, re2::RE2::UNANCHORED, groups, 2);) {
      const size_t begin = groups[1].data() - text.data();
      at = begin + groups[1].size();
      ApplyToMatch(row, {begin, at}, draft, rewriter);
    }
  }
  std::move(rewriter).Finish();
}

}  // namespace

Status RepairPatterns(Draft& draft) {
  static const Result<RepairTable> table = RepairTable::Load();
  if (!table) return Fail(table.error());
  for (const RepairRow& row : table->rows()) ApplyRow(row, draft);
  return {};
}

}  // namespace tingwen
