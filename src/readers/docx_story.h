// The text of one part of a DOCX (its body, its notes) as a tree of HTML.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "readers/docx_styles.h"
#include "readers/markup.h"
#include "readers/office_tree.h"

namespace tingwen {

// A part that was parsed.
struct DocxPart {
  MarkupTree tree;
  size_t begin = 0;  // of its bytes in the source of the writer
  std::map<std::string, NodeId, std::less<>> notes;  // by their number

  bool IsThere() const { return tree.size() > 1; }
  size_t PlaceOf(NodeId id) const { return begin + tree[id].source.begin; }
  Span SourceOf(NodeId id) const {
    return {begin + tree[id].source.begin, begin + tree[id].source.end};
  }
};

class DocxStory {
 public:
  // All of them must outlive the story. Notes are told behind the paragraph
  // that refers to them.
  DocxStory(const DocxPart& part, const DocxPart& footnotes,
            const DocxPart& endnotes, DocxStyles& styles, OfficeTree& out)
      : part_(part),
        footnotes_(footnotes),
        endnotes_(endnotes),
        styles_(styles),
        out_(out) {}

  // Writes the blocks that an element holds.
  void WriteBlocks(NodeId parent);

  // Leaves all text of a subtree out.
  static void DropTexts(const DocxPart& part, NodeId root,
                        std::string_view reason, OfficeTree& out);

 private:
  struct Cell {
    NodeId node = kNoNode;
    size_t column = 0;
    size_t width = 1;
    bool continues = false;  // a cell above reaches down to here
  };
  struct Row {
    NodeId node = kNoNode;
    bool is_header = false;
    std::vector<Cell> cells;
  };
  struct Later {  // what is told behind the paragraph
    const DocxPart* part;
    NodeId node;
    bool is_note;
  };

  const MarkupTree& tree() const { return part_.tree; }
  void WriteBlock(NodeId id);
  void WriteParagraph(NodeId id);
  void OpenParagraph(NodeId id, const ParagraphLook& look);
  void WriteLater();
  void WriteTable(NodeId id);
  void CollectRows(NodeId parent, std::vector<Row>& rows);
  void CollectCells(NodeId parent, Row& row) const;
  void WriteRow(const std::vector<Row>& rows, size_t index);
  void WriteInlines(NodeId parent);
  void WriteInline(NodeId id);
  void WriteRun(NodeId id);
  void WriteRunPart(NodeId id);
  void WriteTexts(NodeId id);
  void WriteRuby(NodeId id);
  void WriteFormula(NodeId id);
  void WritePicture(NodeId id);
  void NoteReference(const DocxPart& notes, NodeId id);
  void Drop(NodeId id, std::string_view reason) {
    DropTexts(part_, id, reason, out_);
  }
  // Choice of mc:AlternateContent, where it has one.
  NodeId ChosenOf(NodeId id) const;

  const DocxPart& part_;
  const DocxPart& footnotes_;
  const DocxPart& endnotes_;
  DocxStyles& styles_;
  OfficeTree& out_;
  std::vector<Later> later_;
  bool goes_on_ = false;  // the mark of the paragraph before was deleted
  bool in_cell_ = false;  // behind a paragraph of the same cell
};

}  // namespace tingwen
