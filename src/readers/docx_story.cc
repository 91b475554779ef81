#include "readers/docx_story.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <string>
#include <utility>

#include "base/text.h"

namespace tingwen {
namespace {

constexpr int kDeepestHeading = 6;
// Word's own limit of columns is 63.
constexpr size_t kMostColumns = 1000;

bool IsOneOf(std::string_view name,
             std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Elements that only hold others: insertions are read as accepted, deletions
// are left out (17.13.5).
bool IsTransparent(std::string_view name) {
  return IsOneOf(name, {"ins", "moveTo", "customXml", "smartTag", "sdt",
                        "sdtContent", "fldSimple", "dir", "bdo"});
}
bool IsDeletion(std::string_view name) {
  return IsOneOf(name, {"del", "moveFrom"});
}

}  // namespace

void DocxStory::DropTexts(const DocxPart& part, NodeId root,
                          std::string_view reason, OfficeTree& out) {
  const NodeId end = part.tree.EndOf(root);
  for (NodeId id = root; id < end; ++id) {
    const MarkupNode& node = part.tree[id];
    if (!Trim(node.text).empty())
      out.Drop(part.SourceOf(id), node.text, reason);
  }
}

NodeId DocxStory::ChosenOf(NodeId id) const {
  const NodeId choice = ChildNamed(tree(), id, "Choice");
  return choice != kNoNode ? choice : ChildNamed(tree(), id, "Fallback");
}

// --- blocks ------------------------------------------------------------------

void DocxStory::WriteBlocks(NodeId parent) {
  for (NodeId child = tree()[parent].first_child; child != kNoNode;
       child = tree()[child].next) {
    WriteBlock(child);
  }
}

void DocxStory::WriteBlock(NodeId id) {
  const std::string_view name = tree()[id].name;
  if (name == "p") return WriteParagraph(id);
  if (name == "tbl") return WriteTable(id);
  if (IsDeletion(name)) return Drop(id, "deleted text");
  if (name == "AlternateContent") {
    const NodeId chosen = ChosenOf(id);
    return chosen == kNoNode ? void() : WriteBlocks(chosen);
  }
  if (name == "oMathPara") return WriteFormula(id);
  if (name == "sdt" && ValueOf(tree(), tree().Find(id, "docPartObj"),
                               "docPartGallery") == "Table of Contents") {
    return Drop(id, "table of contents");
  }
  if (IsTransparent(name)) WriteBlocks(id);
}

void DocxStory::OpenParagraph(NodeId id, const ParagraphLook& look) {
  const size_t place = part_.PlaceOf(id);
  const ListLevels* levels = styles_.LevelsOf(look.list);
  const std::string number = styles_.NextNumber(look);
  const bool is_item = levels != nullptr && look.heading == 0 &&
                       look.title == 0 &&
                       NumbersItems((*levels)[look.list_level]);
  if (is_item) {
    out_.OpenItem(look.list, static_cast<int>(look.list_level) + 1, place);
  } else {
    out_.CloseLists();
    if (in_cell_) out_.Words(place, " ");
    static constexpr std::string_view kHeadings[] = {"p",  "h1", "h2", "h3",
                                                     "h4", "h5", "h6"};
    out_.Open(kHeadings[std::clamp(look.heading, 0, kDeepestHeading)], place);
    if (look.title > 0) out_.Note().title = look.title;
  }
  out_.Words(place, number);
}

void DocxStory::WriteParagraph(NodeId id) {
  const NodeId properties = ChildNamed(tree(), id, "pPr");
  const ParagraphLook look = styles_.LookOf(tree(), properties);
  if (look.contents && !goes_on_) return Drop(id, "table of contents");
  if (!std::exchange(goes_on_, false)) OpenParagraph(id, look);
  WriteInlines(id);
  const NodeId mark =
      properties == kNoNode ? kNoNode : ChildNamed(tree(), properties, "rPr");
  const NodeId next = tree()[id].next;
  goes_on_ = next != kNoNode && tree()[next].name == "p" && mark != kNoNode &&
             ChildNamed(tree(), mark, "del") != kNoNode;
  if (goes_on_) return;
  WriteLater();
  out_.Close();
}

// Notes and the text of boxes stand inside the paragraph's element, whose own
// text is over.
void DocxStory::WriteLater() {
  for (const Later& later : std::exchange(later_, {})) {
    const OfficeTree::ListScope scope(out_);
    const size_t place = later.part->PlaceOf(later.node);
    out_.Open(later.is_note ? "aside" : "div", place);
    if (later.is_note) out_.Attribute("epub:type", "footnote", place);
    static const DocxPart kNone;
    DocxStory(*later.part, kNone, kNone, styles_, out_).WriteBlocks(later.node);
    out_.CloseLists();
    out_.Close();
  }
}

// --- tables ------------------------------------------------------------------

void DocxStory::CollectCells(NodeId parent, Row& row) const {
  for (NodeId id = tree()[parent].first_child; id != kNoNode;
       id = tree()[id].next) {
    if (IsTransparent(tree()[id].name)) CollectCells(id, row);
    if (tree()[id].name != "tc") continue;
    const NodeId properties = ChildNamed(tree(), id, "tcPr");
    Cell cell{id, 0, 1, false};
    const std::string_view width = ValueOf(tree(), properties, "gridSpan");
    std::from_chars(width.data(), width.data() + width.size(), cell.width);
    cell.width = std::clamp<size_t>(cell.width, 1, kMostColumns);
    if (!row.cells.empty()) {
      cell.column = row.cells.back().column + row.cells.back().width;
    }
    const NodeId merge = properties == kNoNode
                             ? kNoNode
                             : ChildNamed(tree(), properties, "vMerge");
    cell.continues =
        merge != kNoNode && tree().Attribute(merge, "w:val") != "restart";
    row.cells.push_back(cell);
  }
}

void DocxStory::CollectRows(NodeId parent, std::vector<Row>& rows) {
  for (NodeId id = tree()[parent].first_child; id != kNoNode;
       id = tree()[id].next) {
    if (IsTransparent(tree()[id].name)) CollectRows(id, rows);
    if (tree()[id].name != "tr") continue;
    const NodeId properties = ChildNamed(tree(), id, "trPr");
    Row row{id, IsOn(tree(), properties, "tblHeader"), {}};
    const bool deleted = properties != kNoNode &&
                         ChildNamed(tree(), properties, "del") != kNoNode;
    if (deleted) {
      Drop(id, "deleted text");
      continue;
    }
    CollectCells(id, row);
    rows.push_back(std::move(row));
  }
}

void DocxStory::WriteTable(NodeId id) {
  std::vector<Row> rows;
  CollectRows(id, rows);
  out_.CloseLists();
  out_.Open("table", part_.PlaceOf(id));
  for (size_t i = 0; i < rows.size(); ++i) WriteRow(rows, i);
  out_.Close();
}

void DocxStory::WriteRow(const std::vector<Row>& rows, size_t index) {
  const Row& row = rows[index];
  out_.Open("tr", part_.PlaceOf(row.node));
  for (const Cell& cell : row.cells) {
    if (cell.continues) continue;
    size_t height = 1;
    const auto reaches = [&](const Row& below) {
      return std::any_of(below.cells.begin(), below.cells.end(),
                         [&](const Cell& c) {
                           return c.column == cell.column && c.continues;
                         });
    };
    while (index + height < rows.size() && reaches(rows[index + height])) {
      ++height;
    }
    const size_t place = part_.PlaceOf(cell.node);
    out_.Open(row.is_header ? "th" : "td", place);
    out_.Attribute("colspan", std::to_string(cell.width), place);
    out_.Attribute("rowspan", std::to_string(height), place);
    const OfficeTree::ListScope scope(out_);
    const bool outer = in_cell_;
    for (NodeId child = tree()[cell.node].first_child; child != kNoNode;
         child = tree()[child].next) {
      WriteBlock(child);
      in_cell_ = in_cell_ || tree()[child].name == "p";
    }
    in_cell_ = outer;
    out_.CloseLists();
    out_.Close();
  }
  out_.Close();
}

// --- inside paragraphs -------------------------------------------------------

void DocxStory::WriteInlines(NodeId parent) {
  for (NodeId child = tree()[parent].first_child; child != kNoNode;
       child = tree()[child].next) {
    WriteInline(child);
  }
}

void DocxStory::WriteInline(NodeId id) {
  const std::string_view name = tree()[id].name;
  if (name == "r") return WriteRun(id);
  if (IsDeletion(name)) return Drop(id, "deleted text");
  if (name == "oMath" || name == "oMathPara") return WriteFormula(id);
  if (name == "AlternateContent") {
    const NodeId chosen = ChosenOf(id);
    return chosen == kNoNode ? void() : WriteInlines(chosen);
  }
  if (name == "hyperlink") {
    out_.Open("a", part_.PlaceOf(id));
    WriteInlines(id);
    return out_.Close();
  }
  if (IsTransparent(name)) WriteInlines(id);
}

void DocxStory::WriteRun(NodeId id) {
  const NodeId properties = ChildNamed(tree(), id, "rPr");
  if (IsOn(tree(), properties, "vanish")) return Drop(id, "hidden");
  const bool struck =
      IsOn(tree(), properties, "strike") || IsOn(tree(), properties, "dstrike");
  const bool raised = ValueOf(tree(), properties, "vertAlign") == "superscript";
  const size_t place = part_.PlaceOf(id);
  if (struck) out_.Open("s", place);
  if (raised) out_.Open("sup", place);
  for (NodeId child = tree()[id].first_child; child != kNoNode;
       child = tree()[child].next) {
    WriteRunPart(child);
  }
  if (raised) out_.Close();
  if (struck) out_.Close();
}

void DocxStory::WriteRunPart(NodeId id) {
  const std::string_view name = tree()[id].name;
  const size_t place = part_.PlaceOf(id);
  if (name == "t") return WriteTexts(id);
  if (name == "tab" || name == "ptab") return out_.Words(place, " ");
  if (name == "noBreakHyphen") return out_.Words(place, "-");
  if (name == "delText") return Drop(id, "deleted text");
  if (name == "instrText" || name == "delInstrText") {
    return Drop(id, "field code");
  }
  if (name == "ruby") return WriteRuby(id);
  if (IsOneOf(name, {"drawing", "pict", "object"})) return WritePicture(id);
  if (name == "footnoteReference") return NoteReference(footnotes_, id);
  if (name == "endnoteReference") return NoteReference(endnotes_, id);
  if (name == "AlternateContent") {
    const NodeId chosen = ChosenOf(id);
    if (chosen == kNoNode) return;
    for (NodeId child = tree()[chosen].first_child; child != kNoNode;
         child = tree()[child].next) {
      WriteRunPart(child);
    }
    return;
  }
  const bool breaks =
      name == "cr" || (name == "br" && tree().Attribute(id, "w:type").empty());
  if (!breaks) return;
  out_.Open("br", place);
  out_.Close();
}

void DocxStory::WriteTexts(NodeId id) {
  for (NodeId text = tree()[id].first_child; text != kNoNode;
       text = tree()[text].next) {
    out_.Text(part_.SourceOf(text), tree()[text].text);
  }
}

// Phonetic guides (17.3.3.25): the guide is told first.
void DocxStory::WriteRuby(NodeId id) {
  out_.Open("ruby", part_.PlaceOf(id));
  for (const auto& [name, element] :
       {std::pair("rubyBase", "rb"), std::pair("rt", "rt")}) {
    const NodeId part = ChildNamed(tree(), id, name);
    if (part == kNoNode) continue;
    out_.Open(element, part_.PlaceOf(part));
    WriteInlines(part);
    out_.Close();
  }
  out_.Close();
}

void DocxStory::WriteFormula(NodeId id) {
  out_.Open("math", part_.PlaceOf(id));
  const NodeId end = tree().EndOf(id);
  for (NodeId node = id; node < end; ++node) {
    if (tree()[node].name == "t") WriteTexts(node);
  }
  out_.Close();
}

void DocxStory::WritePicture(NodeId id) {
  const NodeId about = tree().Find(id, "docPr");
  std::string_view words = tree().Attribute(about, "descr");
  if (words.empty()) words = tree().Attribute(tree().Find(id, "shape"), "alt");
  const size_t place = part_.PlaceOf(id);
  if (!words.empty()) {
    out_.Open("img", place);
    out_.Attribute("alt", words, place);
    out_.Close();
  }
  const NodeId end = tree().EndOf(id);
  for (NodeId node = id; node < end; ++node) {
    if (tree()[node].name != "txbxContent") continue;
    later_.push_back({&part_, node, false});
    node = tree().EndOf(node) - 1;
  }
}

void DocxStory::NoteReference(const DocxPart& notes, NodeId id) {
  const auto note = notes.notes.find(tree().Attribute(id, "w:id"));
  if (note != notes.notes.end()) later_.push_back({&notes, note->second, true});
}

}  // namespace tingwen
