#include "readers/odt_story.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <utility>

#include "base/text.h"
#include "readers/docx_styles.h"

namespace tingwen {
namespace {

constexpr int kDeepestHeading = 6;
// Empty cells at the end of a row are written as one that is repeated.
constexpr size_t kMostRepeated = 64;

bool IsOneOf(std::string_view name,
             std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

size_t NumberOf(std::string_view text, size_t otherwise) {
  size_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

void OdtStory::Drop(NodeId root, std::string_view reason) {
  const NodeId end = tree_.EndOf(root);
  for (NodeId id = root; id < end; ++id) {
    if (Trim(tree_[id].text).empty()) continue;
    out_.Drop(tree_[id].source, tree_[id].text, reason);
  }
}

// --- blocks ------------------------------------------------------------------

void OdtStory::Write(NodeId parent) {
  for (NodeId child = tree_[parent].first_child; child != kNoNode;
       child = tree_[child].next) {
    WriteBlock(child);
  }
}

void OdtStory::WriteBlock(NodeId id) {
  const std::string_view name = tree_[id].name;
  if (name == "p") return WriteParagraph(id);
  if (name == "h") return WriteHeading(id);
  if (name == "list") return WriteList(id, {});
  if (name == "table") return WriteTable(id);
  if (name == "tracked-changes") return Drop(id, "deleted text");
  if (name == "frame") {
    WriteFrame(id);
    return WriteLater();
  }
  if (IsOneOf(name, {"table-of-content", "alphabetical-index",
                     "illustration-index", "table-index"})) {
    return Drop(id, "table of contents");
  }
  if (IsOneOf(name, {"section", "numbered-paragraph", "index-body"})) {
    if (tree_.Attribute(id, "text:display") == "none")
      return Drop(id, "hidden");
    Write(id);
  }
}

void OdtStory::WriteHeading(NodeId id) {
  const std::string_view style = tree_.Attribute(id, "text:style-name");
  const auto level =
      static_cast<int>(NumberOf(tree_.Attribute(id, "text:outline-level"), 1));
  static constexpr std::string_view kHeadings[] = {"h1", "h2", "h3",
                                                   "h4", "h5", "h6"};
  out_.Open(kHeadings[std::clamp(level, 1, kDeepestHeading) - 1], PlaceOf(id));
  if (const int title = styles_.TitleOf(style)) out_.Note().title = title;
  const std::string number =
      outline_.Next(styles_.outline(), std::max(level, 1) - 1);
  if (tree_.Attribute(id, "text:is-list-header") != "true") {
    out_.Words(PlaceOf(id), number);
  }
  WriteInlines(id);
  WriteLater();
  out_.Close();
}

void OdtStory::WriteParagraph(NodeId id) {
  out_.Open("p", PlaceOf(id));
  const int title = styles_.TitleOf(tree_.Attribute(id, "text:style-name"));
  if (title > 0) out_.Note().title = title;
  WriteInlines(id);
  WriteLater();
  out_.Close();
}

void OdtStory::WriteLater() {
  for (const NodeId later : std::exchange(later_, {})) {
    const bool is_note = tree_[later].name == "note-body";
    out_.Open(is_note ? "aside" : "div", PlaceOf(later));
    if (is_note) out_.Attribute("epub:type", "footnote", PlaceOf(later));
    Write(later);
    out_.Close();
  }
}

// --- lists -------------------------------------------------------------------

// A list without a style goes on with that of the list around it.
void OdtStory::WriteList(NodeId id, const std::string& outer) {
  std::string list(tree_.Attribute(id, "text:style-name"));
  if (list.empty()) list = outer;
  const ListLevels* levels = styles_.LevelsOf(list);
  const size_t level = std::min(list_depth_, kListLevels - 1);
  if (list_depth_ == 0 &&
      tree_.Attribute(id, "text:continue-numbering") != "true" &&
      tree_.Attribute(id, "text:continue-list").empty()) {
    counters_[list] = ListCounter();
  }
  const bool shown = levels == nullptr || NumbersItems((*levels)[level]);
  out_.Open(shown ? "ul" : "div", PlaceOf(id));
  ++list_depth_;
  for (NodeId item = tree_[id].first_child; item != kNoNode;
       item = tree_[item].next) {
    if (IsOneOf(tree_[item].name, {"list-item", "list-header"})) {
      WriteItem(item, list);
    }
  }
  --list_depth_;
  out_.Close();
}

void OdtStory::WriteItem(NodeId id, const std::string& list) {
  const ListLevels* levels = styles_.LevelsOf(list);
  const size_t level = std::min(list_depth_, kListLevels) - 1;
  const bool shown = levels == nullptr || NumbersItems((*levels)[level]);
  bool is_first = tree_[id].name == "list-item";
  if (tree_.Find(id, "h") != kNoNode &&
      tree_[tree_[id].first_child].name == "h") {
    return Write(id);
  }
  out_.Open(shown ? "li" : "div", PlaceOf(id));
  for (NodeId child = tree_[id].first_child; child != kNoNode;
       child = tree_[child].next) {
    const std::string_view name = tree_[child].name;
    if (name == "list") {
      WriteList(child, list);
    } else if (name == "p") {
      WriteItemParagraph(child, list, std::exchange(is_first, false));
    } else {
      WriteBlock(child);
    }
  }
  out_.Close();
}

void OdtStory::WriteItemParagraph(NodeId id, const std::string& list,
                                  bool is_first) {
  const ListLevels* levels = styles_.LevelsOf(list);
  out_.Open("p", PlaceOf(id));
  if (is_first && levels != nullptr) {
    out_.Words(PlaceOf(id), counters_[list].Next(*levels, list_depth_ - 1));
  }
  WriteInlines(id);
  WriteLater();
  out_.Close();
}

// --- tables ------------------------------------------------------------------

void OdtStory::WriteTable(NodeId id) {
  out_.Open("table", PlaceOf(id));
  WriteRows(id, false);
  out_.Close();
}

void OdtStory::WriteRows(NodeId parent, bool is_header) {
  for (NodeId id = tree_[parent].first_child; id != kNoNode;
       id = tree_[id].next) {
    const std::string_view name = tree_[id].name;
    if (IsOneOf(name, {"table-header-rows", "table-rows", "table-row-group"})) {
      WriteRows(id, is_header || name == "table-header-rows");
    }
    if (name != "table-row") continue;
    out_.Open("tr", PlaceOf(id));
    for (NodeId cell = tree_[id].first_child; cell != kNoNode;
         cell = tree_[cell].next) {
      if (tree_[cell].name == "table-cell") WriteCell(cell, is_header);
    }
    out_.Close();
  }
}

void OdtStory::WriteCell(NodeId id, bool is_header) {
  const size_t times = std::min(
      NumberOf(tree_.Attribute(id, "table:number-columns-repeated"), 1),
      kMostRepeated);
  for (size_t i = 0; i < times; ++i) {
    out_.Open(is_header ? "th" : "td", PlaceOf(id));
    const auto copy = [&](const char* name, const char* attribute) {
      const std::string_view value = tree_.Attribute(id, attribute);
      if (!value.empty()) out_.Attribute(name, value, PlaceOf(id));
    };
    copy("colspan", "table:number-columns-spanned");
    copy("rowspan", "table:number-rows-spanned");
    // Repeated cells are empty in documents of text.
    const NodeId first = i == 0 ? tree_[id].first_child : kNoNode;
    const size_t depth = std::exchange(list_depth_, 0);
    for (NodeId child = first; child != kNoNode; child = tree_[child].next) {
      if (child != first) out_.Words(PlaceOf(child), " ");
      WriteBlock(child);
    }
    list_depth_ = depth;
    out_.Close();
  }
}

// --- inside paragraphs -------------------------------------------------------

void OdtStory::WriteInlines(NodeId parent) {
  for (NodeId child = tree_[parent].first_child; child != kNoNode;
       child = tree_[child].next) {
    WriteInline(child);
  }
}

void OdtStory::WriteInline(NodeId id) {
  const MarkupNode& node = tree_[id];
  if (node.IsText()) return out_.Text(node.source, node.text);
  const std::string_view name = node.name;
  if (name == "s" || name == "tab") return out_.Words(PlaceOf(id), " ");
  if (name == "line-break") {
    out_.Open("br", PlaceOf(id));
    return out_.Close();
  }
  if (name == "span") return WriteSpan(id);
  if (name == "a") {
    out_.Open("a", PlaceOf(id));
    WriteInlines(id);
    return out_.Close();
  }
  if (name == "ruby") return WriteRuby(id);
  if (name == "frame" || node.prefix == "draw") return WriteFrame(id);
  if (name == "note") {
    const NodeId citation = ChildNamed(tree_, id, "note-citation");
    const NodeId body = ChildNamed(tree_, id, "note-body");
    if (citation != kNoNode) Drop(citation, "note reference");
    if (body != kNoNode) later_.push_back(body);
    return;
  }
  if (IsOneOf(name, {"annotation", "annotation-end"}))
    return Drop(id, "comment");
  if (IsOneOf(name, {"hidden-text", "hidden-paragraph"})) {
    return Drop(id, "hidden");
  }
  WriteInlines(id);
}

void OdtStory::WriteSpan(NodeId id) {
  const std::string_view style = tree_.Attribute(id, "text:style-name");
  if (styles_.IsHidden(style)) return Drop(id, "hidden");
  const char* element = styles_.IsStruck(style)   ? "s"
                        : styles_.IsRaised(style) ? "sup"
                                                  : "span";
  out_.Open(element, PlaceOf(id));
  WriteInlines(id);
  out_.Close();
}

void OdtStory::WriteRuby(NodeId id) {
  out_.Open("ruby", PlaceOf(id));
  for (const auto& [name, element] :
       {std::pair("ruby-base", "rb"), std::pair("ruby-text", "rt")}) {
    const NodeId part = ChildNamed(tree_, id, name);
    if (part == kNoNode) continue;
    out_.Open(element, PlaceOf(part));
    WriteInlines(part);
    out_.Close();
  }
  out_.Close();
}

// Pictures by what is said of them; the text of boxes behind the paragraph.
void OdtStory::WriteFrame(NodeId id) {
  const NodeId end = tree_.EndOf(id);
  NodeId words = ChildNamed(tree_, id, "desc");
  if (words == kNoNode) words = ChildNamed(tree_, id, "title");
  const NodeId text = words == kNoNode ? kNoNode : tree_[words].first_child;
  if (text != kNoNode) {
    out_.Open("img", PlaceOf(id));
    out_.Attribute("alt", tree_.TextOf(words), PlaceOf(id));
    out_.Close();
  }
  for (NodeId node = id; node < end; ++node) {
    if (tree_[node].name == "text-box") later_.push_back(node);
    if (tree_[node].name == "text-box") node = tree_.EndOf(node) - 1;
  }
}

}  // namespace tingwen
