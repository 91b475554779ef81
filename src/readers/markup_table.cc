#include "readers/markup_table.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "readers/announcements.h"
#include "readers/markup_walker.h"

namespace tingwen {
namespace {

// Wider tables than this say wrong numbers (HTML, 4.9.11).
constexpr size_t kMostColumns = 1000;
// A cell with more characters is no cell of data.
constexpr size_t kLongestCell = 300;
// Tables that hold more cells than this aren't laid out again.
constexpr size_t kMostCells = 200000;

size_t SpanOf(const MarkupTree& tree, NodeId cell, std::string_view name) {
  const std::string_view value = tree.Attribute(cell, name);
  size_t number = 1;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return std::clamp<size_t>(number, 1, kMostColumns);
}

bool IsCell(std::string_view name) { return name == "td" || name == "th"; }

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

MarkupTable::MarkupTable(const MarkupTree& tree, NodeId table)
    : tree_(tree), table_(table) {
  AddRows(table, false);
  FindHeaders();
}

void MarkupTable::AddRows(NodeId parent, bool in_head) {
  for (NodeId child = tree_[parent].first_child; child != kNoNode;
       child = tree_[child].next) {
    const std::string_view name = tree_[child].name;
    if (name == "caption") caption_ = child;
    if (name == "tr") AddRow(child, in_head);
    if (name == "thead" || name == "tbody" || name == "tfoot") {
      AddRows(child, name == "thead");
    }
  }
}

void MarkupTable::AddRow(NodeId row, bool in_head) {
  // Cells of earlier rows that reach down are already there.
  const size_t index = next_row_++;
  if (rows_.size() <= index) rows_.resize(index + 1);
  size_t column = 0;
  for (NodeId cell = tree_[row].first_child; cell != kNoNode;
       cell = tree_[cell].next) {
    if (!IsCell(tree_[cell].name)) continue;
    while (column < rows_[index].size() &&
           rows_[index][column].node != kNoNode) {
      ++column;
    }
    Place(cell, index, column);
    column += SpanOf(tree_, cell, "colspan");
  }
  in_head_.resize(index + 1, false);
  in_head_[index] = in_head;
}

void MarkupTable::Place(NodeId cell, size_t row, size_t column) {
  const size_t width = SpanOf(tree_, cell, "colspan");
  const size_t height = SpanOf(tree_, cell, "rowspan");
  const bool is_header = tree_[cell].name == "th";
  for (size_t y = 0; y < height; ++y) {
    if (cells_ > kMostCells || column + width > kMostColumns) return;
    if (rows_.size() <= row + y) rows_.resize(row + y + 1);
    Row& cells = rows_[row + y];
    if (cells.size() < column + width) cells.resize(column + width);
    for (size_t x = 0; x < width; ++x) {
      cells[column + x] = {cell, is_header, x == 0 && y == 0};
      ++cells_;
    }
  }
}

bool MarkupTable::HoldsText(NodeId cell) const {
  return cell != kNoNode && !Trim(tree_.TextOf(cell)).empty();
}

bool MarkupTable::RowIsHeader(const Row& row) const {
  return std::all_of(row.begin(), row.end(), [&](const Cell& cell) {
    return cell.is_header || !HoldsText(cell.node);
  });
}

// Header cells are marked as such, or the first row is the only one without a
// number.
void MarkupTable::FindHeaders() {
  rows_.resize(next_row_);
  if (rows_.size() < 2) return;
  while (header_rows_ + 1 < rows_.size() &&
         (in_head_[header_rows_] || RowIsHeader(rows_[header_rows_]))) {
    ++header_rows_;
  }
  const auto has_digit = [&](const Row& row) {
    return std::any_of(row.begin(), row.end(), [&](const Cell& cell) {
      return cell.node != kNoNode && HasDigit(tree_.TextOf(cell.node));
    });
  };
  const bool any_marked = tree_.Find(table_, "th") != kNoNode;
  if (header_rows_ == 0 && !any_marked && rows_[0].size() > 1 &&
      !has_digit(rows_[0]) &&
      std::all_of(rows_.begin() + 1, rows_.end(), has_digit)) {
    header_rows_ = 1;
  }
  const auto heads_row = [&](const Row& row) {
    return row.empty() || row[0].is_header;
  };
  // A table with headers of columns tells in its first column what a row is
  // about.
  has_row_headers_ =
      header_rows_ > 0 || std::all_of(rows_.begin(), rows_.end(), heads_row);
}

bool MarkupTable::IsLayout() const {
  size_t columns = 0;
  for (const Row& row : rows_) columns = std::max(columns, row.size());
  if (columns < 2 || rows_.size() < 2) return true;
  const NodeId end = tree_.EndOf(table_);
  for (NodeId id = table_ + 1; id < end; ++id) {
    if (tree_[id].name == "table") return true;
    if (IsCell(tree_[id].name) &&
        CountCodePoints(tree_.TextOf(id)) > kLongestCell) {
      return true;
    }
  }
  return false;
}

// --- writing -----------------------------------------------------------------

void TableWriter::Write() {
  if (table_.has_caption()) WriteCaption();
  for (size_t i = table_.header_rows(); i < table_.rows().size(); ++i) {
    const MarkupTable::Row& row = table_.rows()[i];
    // A row that only cells from above reach into says nothing new.
    const bool says_something =
        std::any_of(row.begin(), row.end(),
                    [](const MarkupTable::Cell& cell) { return cell.begins; });
    if (says_something) WriteRow(row);
  }
  walker_.writer_.End();
}

void TableWriter::WriteCaption() {
  PieceWriter& writer = walker_.writer_;
  writer.Begin(BlockKind::kCaption, 0, walker_.format_ + ":<caption>");
  if (writer.options().Of(Structure::kTable) == Treatment::kAnnounce) {
    writer.Insert("table_named", walker_.tree_[table_.caption()].source.begin);
  }
  WriteCell(table_.caption());
  writer.End();
}

// Inline text only: what would be a block of its own goes on in the row.
void TableWriter::WriteCell(NodeId node) {
  const NodeId end = walker_.tree_.EndOf(node);
  for (NodeId id = node + 1; id < end;) {
    const MarkupNode& leaf = walker_.tree_[id];
    const Element& element = walker_.elements_.Of(leaf.name);
    const bool whole = leaf.IsText() || element.role == ElementRole::kRuby ||
                       element.role == ElementRole::kImage ||
                       element.role == ElementRole::kSuperscript ||
                       element.role == ElementRole::kSkip;
    if (whole) walker_.WalkNode(id);
    id = whole ? walker_.tree_.EndOf(id) : id + 1;
  }
}

bool TableWriter::WriteColumnHeader(size_t column) {
  NodeId last = kNoNode;
  for (size_t i = 0; i < table_.header_rows(); ++i) {
    const MarkupTable::Row& row = table_.rows()[i];
    if (column >= row.size() || row[column].node == last) continue;
    last = row[column].node;
    if (Trim(walker_.tree_.TextOf(last)).empty()) continue;
    WriteCell(last);
  }
  return last != kNoNode;
}

void TableWriter::WriteRow(const MarkupTable::Row& row) {
  PieceWriter& writer = walker_.writer_;
  const bool announce =
      writer.options().Of(Structure::kTable) == Treatment::kAnnounce;
  writer.Begin(BlockKind::kTableRow, 0, walker_.format_ + ":<tr>");
  const auto insert = [&](const char* id) {
    writer.Insert(id, writer.last_source());
  };
  bool after_value = false;
  for (size_t column = 0; column < row.size(); ++column) {
    const MarkupTable::Cell& cell = row[column];
    const bool repeats = column > 0 && row[column - 1].node == cell.node;
    if (cell.node == kNoNode || repeats ||
        Trim(walker_.tree_.TextOf(cell.node)).empty()) {
      continue;
    }
    const bool heads_row = column == 0 && table_.has_row_headers();
    if (writer.HasText()) insert(after_value ? "cell_end" : "column");
    const size_t before = writer.position();
    if (announce && !heads_row && WriteColumnHeader(column) &&
        writer.position() > before) {
      insert("label");
    }
    WriteCell(cell.node);
    after_value = !heads_row;
  }
  if (writer.HasText()) insert("row_end");
  writer.End();
}

}  // namespace tingwen
