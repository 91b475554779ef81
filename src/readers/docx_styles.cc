#include "readers/docx_styles.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "readers/format.h"

namespace tingwen {
namespace {

// Styles that are based on each other in a ring end here.
constexpr int kLongestChain = 32;
// Body text has the outline level 9 (17.3.1.20).
constexpr int kBodyLevel = 9;

int NumberOf(std::string_view text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The built-in names of styles, which no translation changes (17.7.4.9).
int HeadingLevel(std::string_view name) {
  for (const std::string_view known : {"heading ", "标题 "}) {
    if (name.starts_with(known)) return NumberOf(name.substr(known.size()), 0);
  }
  return 0;
}

}  // namespace

NodeId ChildNamed(const MarkupTree& tree, NodeId id, std::string_view name) {
  for (NodeId child = tree[id].first_child; child != kNoNode;
       child = tree[child].next) {
    if (tree[child].name == name) return child;
  }
  return kNoNode;
}

std::string_view ValueOf(const MarkupTree& tree, NodeId id,
                         std::string_view child) {
  const NodeId found = id == kNoNode ? kNoNode : ChildNamed(tree, id, child);
  return found == kNoNode ? std::string_view() : tree.Attribute(found, "w:val");
}

bool IsOn(const MarkupTree& tree, NodeId properties, std::string_view name) {
  if (properties == kNoNode) return false;
  const NodeId found = ChildNamed(tree, properties, name);
  if (found == kNoNode) return false;
  const std::string_view value = tree.Attribute(found, "w:val");
  return value != "0" && value != "false" && value != "off";
}

void DocxStyles::ReadLook(const MarkupTree& tree, NodeId properties,
                          Style& style) {
  if (properties == kNoNode) return;
  style.outline =
      NumberOf(ValueOf(tree, properties, "outlineLvl"), style.outline);
  const NodeId numbering = ChildNamed(tree, properties, "numPr");
  if (numbering == kNoNode) return;
  const std::string_view list = ValueOf(tree, numbering, "numId");
  if (!list.empty()) style.list = list == "0" ? "" : list;
  style.list_level =
      NumberOf(ValueOf(tree, numbering, "ilvl"), style.list_level);
}

void DocxStyles::ReadStyles(const MarkupTree& tree) {
  for (NodeId id = 1; id < tree.size(); ++id) {
    if (tree[id].name != "style") continue;
    const std::string name(tree.Attribute(id, "w:styleId"));
    Style& style = styles_[name];
    style.name = LowerCase(ValueOf(tree, id, "name"));
    style.based_on = ValueOf(tree, id, "basedOn");
    ReadLook(tree, ChildNamed(tree, id, "pPr"), style);
    if (tree.Attribute(id, "w:type") == "paragraph" &&
        tree.Attribute(id, "w:default") == "1") {
      default_style_ = name;
    }
  }
}

void DocxStyles::ReadLevel(const MarkupTree& tree, NodeId id,
                           ListLevels& levels) {
  const int level = NumberOf(tree.Attribute(id, "w:ilvl"), -1);
  if (level < 0 || static_cast<size_t>(level) >= kListLevels) return;
  const NodeId format = tree.Find(id, "numFmt");
  levels[level] = {std::string(tree.Attribute(format, "w:val")),
                   std::string(ValueOf(tree, id, "lvlText")),
                   NumberOf(ValueOf(tree, id, "start"), 1)};
}

void DocxStyles::ReadNumbering(const MarkupTree& tree) {
  std::map<std::string, ListLevels> definitions;
  for (NodeId id = 1; id < tree.size(); ++id) {
    if (tree[id].name != "abstractNum") continue;
    const std::string name(tree.Attribute(id, "w:abstractNumId"));
    for (NodeId child = tree[id].first_child; child != kNoNode;
         child = tree[child].next) {
      if (tree[child].name != "lvl") continue;
      ReadLevel(tree, child, definitions[name]);
      const std::string_view style = ValueOf(tree, child, "pStyle");
      if (style.empty()) continue;
      level_of_style_[{name, std::string(style)}] =
          NumberOf(tree.Attribute(child, "w:ilvl"), 0);
    }
  }
  for (NodeId id = 1; id < tree.size(); ++id) {
    if (tree[id].name != "num") continue;
    Numbering numbering;
    numbering.definition = ValueOf(tree, id, "abstractNumId");
    numbering.levels = definitions[numbering.definition];
    for (NodeId child = tree[id].first_child; child != kNoNode;
         child = tree[child].next) {
      if (tree[child].name != "lvlOverride") continue;
      const NodeId level = ChildNamed(tree, child, "lvl");
      if (level != kNoNode) ReadLevel(tree, level, numbering.levels);
      const std::string_view start = ValueOf(tree, child, "startOverride");
      const int at = NumberOf(tree.Attribute(child, "w:ilvl"), 0);
      if (start.empty() || at < 0 || at >= int{kListLevels}) continue;
      numbering.levels[at].start = NumberOf(start, 1);
      numbering.starts[at] = numbering.levels[at].start;
    }
    numberings_[std::string(tree.Attribute(id, "w:numId"))] =
        std::move(numbering);
  }
}

// From the style at the root of a chain to the nearest.
void DocxStyles::ApplyStyle(const std::string& id, Style& look) const {
  std::string name = id;
  for (int i = 0; i < kLongestChain && !name.empty(); ++i) {
    const auto found = styles_.find(name);
    if (found == styles_.end()) return;
    const Style& style = found->second;
    const bool told = HeadingLevel(look.name) > 0 || look.name == "title" ||
                      look.name == "subtitle";
    if (!told) look.name = style.name;
    if (look.outline < 0) look.outline = style.outline;
    if (look.list.empty() && !style.list.empty()) {
      look.list = style.list;
      look.list_level = style.list_level;
      const auto numbering = numberings_.find(style.list);
      if (look.list_level < 0 && numbering != numberings_.end()) {
        const auto level =
            level_of_style_.find({numbering->second.definition, name});
        if (level != level_of_style_.end()) look.list_level = level->second;
      }
    }
    name = style.based_on;
  }
}

ParagraphLook DocxStyles::LookOf(const MarkupTree& tree,
                                 NodeId properties) const {
  std::string name(ValueOf(tree, properties, "pStyle"));
  if (name.empty()) name = default_style_;
  Style style;
  ApplyStyle(name, style);
  ReadLook(tree, properties, style);
  ParagraphLook look;
  look.title = style.name == "title" ? 1 : style.name == "subtitle" ? 2 : 0;
  look.heading = HeadingLevel(style.name);
  if (style.outline >= 0) {
    look.heading = style.outline < kBodyLevel ? style.outline + 1 : 0;
  }
  const auto own = styles_.find(name);
  look.contents = own != styles_.end() && own->second.name.starts_with("toc ");
  look.list = style.list;
  look.list_level = static_cast<size_t>(
      std::clamp(style.list_level, 0, static_cast<int>(kListLevels) - 1));
  return look;
}

const ListLevels* DocxStyles::LevelsOf(const std::string& list) const {
  const auto found = numberings_.find(list);
  return found == numberings_.end() ? nullptr : &found->second.levels;
}

std::string DocxStyles::NextNumber(const ParagraphLook& look) {
  const auto found = numberings_.find(look.list);
  if (found == numberings_.end()) return {};
  Numbering& numbering = found->second;
  ListCounter& counter = counters_[numbering.definition];
  if (!numbering.begun) {
    for (const auto& [level, start] : numbering.starts) counter.Restart(level);
  }
  numbering.begun = true;
  return counter.Next(numbering.levels, look.list_level);
}

}  // namespace tingwen
