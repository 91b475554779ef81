// Tables as a listener can follow them: each row a sentence, each cell with
// the header of its column: 甲市，产值：一百亿元；增速：百分之五。
#pragma once

#include <string>
#include <vector>

#include "readers/markup.h"

namespace tingwen {

class MarkupWalker;

// The grid of a table element.
class MarkupTable {
 public:
  MarkupTable(const MarkupTree& tree, NodeId table);

  struct Cell {
    NodeId node = kNoNode;  // kNoNode: nothing there
    bool is_header = false;
    bool begins = false;  // not the rest of a cell that spans rows or columns
  };
  using Row = std::vector<Cell>;

  const MarkupTree& tree() const { return tree_; }
  const std::vector<Row>& rows() const { return rows_; }
  // How many of the first rows are headers of columns; whether the first
  // column heads the rows.
  size_t header_rows() const { return header_rows_; }
  bool has_row_headers() const { return has_row_headers_; }
  size_t body_rows() const { return rows_.size() - header_rows_; }
  bool has_caption() const { return caption_ != kNoNode; }
  NodeId caption() const { return caption_; }

  // A table that only lays out a page.
  bool IsLayout() const;

 private:
  void AddRows(NodeId parent, bool in_head);
  void AddRow(NodeId row, bool in_head);
  void Place(NodeId cell, size_t row, size_t column);
  void FindHeaders();
  bool RowIsHeader(const Row& row) const;
  bool HoldsText(NodeId cell) const;

  const MarkupTree& tree_;
  NodeId table_;
  NodeId caption_ = kNoNode;
  std::vector<Row> rows_;
  std::vector<bool> in_head_;
  size_t next_row_ = 0;
  size_t cells_ = 0;
  size_t header_rows_ = 0;
  bool has_row_headers_ = false;
};

// Writes a table through a walker.
class TableWriter {
 public:
  TableWriter(MarkupWalker& walker, const MarkupTable& table)
      : walker_(walker), table_(table) {}

  void Write();

 private:
  void WriteCaption();
  void WriteRow(const MarkupTable::Row& row);
  bool WriteColumnHeader(size_t column);
  void WriteCell(NodeId node);

  MarkupWalker& walker_;
  const MarkupTable& table_;
};

}  // namespace tingwen
