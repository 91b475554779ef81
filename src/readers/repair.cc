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
  std::string needles;  // separated by spaces
  std::unique_ptr<re2::RE2> pattern;
  std::string output;
  std::string reason;
  std::string diagnostic;     // id; empty for none
  bool only_damaged = false;  // only in texts that lost characters elsewhere
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
    rows_.push_back(
        {std::string(row.cells[kNeedles]), std::move(pattern),
         Unescape(row.cells[kOutput]), std::string(row.cells[kReason]),
         std::string(row.cells[kDiagnostic]), row.cells[kWhen] == "damaged"});
    return {};
  }

  std::vector<RepairRow> rows_;
};

bool HoldsNeedle(std::string_view text, const RepairRow& row) {
  const auto needles = Split(row.needles, ' ');
  return std::any_of(needles.begin(), needles.end(),
                     [text](std::string_view needle) {
                       return text.find(needle) != text.npos;
                     });
}

void ApplyRow(const RepairRow& row, Draft& draft) {
  const std::string_view text = draft.text();
  if (!HoldsNeedle(text, row)) return;
  if (row.only_damaged && !draft.IsDamaged()) return;
  Rewriter rewriter(draft);
  const re2::StringPiece piece(text.data(), text.size());
  re2::StringPiece groups[2];
  size_t at = 0;
  while (row.pattern->Match(piece, at, text.size(), re2::RE2::UNANCHORED,
                            groups, 2)) {
    const size_t begin = groups[1].data() - text.data();
    const Span span{begin, begin + groups[1].size()};
    if (row.output.empty()) {
      rewriter.Drop(span, row.reason);
    } else {
      rewriter.Replace(span, row.output);
    }
    if (!row.diagnostic.empty()) {
      draft.Report(Severity::kWarning, row.diagnostic, span);
    }
    at = span.end;
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
