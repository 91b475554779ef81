#include "readers/page_table.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "readers/table_file.h"

namespace tingwen {
namespace {

using re2::RE2;

enum Column { kKind, kPattern, kReason, kExample, kColumns };

// Longer texts are paragraphs.
constexpr size_t kLongest = 400;

std::optional<PageTable::Kind> KindNamed(std::string_view name) {
  if (name == "class") return PageTable::Kind::kClass;
  if (name == "line") return PageTable::Kind::kLine;
  if (name == "rest") return PageTable::Kind::kRest;
  if (name == "notice") return PageTable::Kind::kNotice;
  if (name == "subtitle") return PageTable::Kind::kSubtitle;
  if (name == "date") return PageTable::Kind::kDate;
  if (name == "caption") return PageTable::Kind::kCaption;
  if (name == "content") return PageTable::Kind::kContent;
  return std::nullopt;
}

}  // namespace

const Result<PageTable>& PageTable::Get() {
  static const Result<PageTable> table = Load();
  return table;
}

Result<PageTable> PageTable::Load() {
  TINGWEN_ASSIGN(file, LoadTable("structure_pages", kColumns));
  PageTable table;
  for (Section& section : table.sections_) {
    section.set =
        std::make_unique<RE2::Set>(RE2::DefaultOptions, RE2::ANCHOR_BOTH);
  }
  for (const TsvRow& row : file.rows) {
    const auto kind = KindNamed(row.cells[kKind]);
    if (!kind) return Fail(file.Wrong(row, row.cells[kKind]));
    Section& section = table.sections_[static_cast<size_t>(*kind)];
    std::string error;
    const std::string pattern(row.cells[kPattern]);
    if (section.set->Add(pattern, &error) < 0) {
      return Fail(file.Wrong(row, error));
    }
    section.reasons.emplace_back(row.cells[kReason]);
  }
  for (Section& section : table.sections_) section.set->Compile();
  return table;
}

std::string_view PageTable::Find(Kind kind, std::string_view text) const {
  if (text.empty() || text.size() > kLongest) return {};
  const Section& section = sections_[static_cast<size_t>(kind)];
  std::vector<int> matching;
  if (!section.set->Match(re2::StringPiece(text.data(), text.size()),
                          &matching)) {
    return {};
  }
  return section.reasons[*std::min_element(matching.begin(), matching.end())];
}

}  // namespace tingwen
