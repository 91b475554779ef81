#include "readers/odt_styles.h"

#include <array>
#include <charconv>

#include "base/text.h"

namespace tingwen {
namespace {

// Styles that are based on each other in a ring end here.
constexpr int kLongestChain = 32;

int NumberOf(std::string_view text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// ODF names a format by its first number (19.506).
std::string FormatNamed(std::string_view first) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10>
      kFormats = {{{"1", "decimal"},
                   {"a", "lowerLetter"},
                   {"A", "upperLetter"},
                   {"i", "lowerRoman"},
                   {"I", "upperRoman"},
                   {"一, 二, 三, ...", "chineseCounting"},
                   {"一", "chineseCounting"},
                   {"壹, 贰, 叁, ...", "chineseLegalSimplified"},
                   {"①, ②, ③, ...", "decimalEnclosedCircle"},
                   {"１, ２, ３, ...", "decimalFullWidth"}}};
  for (const auto& [written, format] : kFormats) {
    if (written == first) return std::string(format);
  }
  return first.empty() ? "none" : "decimal";
}

}  // namespace

void OdtStyles::Read(const MarkupTree& tree) {
  for (NodeId id = 1; id < tree.size(); ++id) {
    const std::string_view name = tree[id].name;
    if (name == "style") ReadStyle(tree, id);
    const bool is_outline = name == "outline-style";
    if (name != "list-style" && !is_outline) continue;
    ListLevels& levels =
        is_outline ? outline_
                   : lists_[std::string(tree.Attribute(id, "style:name"))];
    for (NodeId level = tree[id].first_child; level != kNoNode;
         level = tree[level].next) {
      if (!tree[level].IsText()) ReadLevel(tree, level, levels);
    }
  }
}

void OdtStyles::ReadStyle(const MarkupTree& tree, NodeId id) {
  Style& style = styles_[std::string(tree.Attribute(id, "style:name"))];
  style.parent = tree.Attribute(id, "style:parent-style-name");
  style.list = tree.Attribute(id, "style:list-style-name");
  const NodeId look = tree.Find(id, "text-properties");
  if (look == kNoNode) return;
  style.hidden = tree.Attribute(look, "text:display") == "none";
  const std::string_view line =
      tree.Attribute(look, "style:text-line-through-style");
  style.struck = !line.empty() && line != "none";
  style.raised =
      tree.Attribute(look, "style:text-position").starts_with("super");
}

void OdtStyles::ReadLevel(const MarkupTree& tree, NodeId id,
                          ListLevels& levels) {
  const int level = NumberOf(tree.Attribute(id, "text:level"), 0) - 1;
  if (level < 0 || level >= static_cast<int>(kListLevels)) return;
  ListLevel& read = levels[level];
  if (tree[id].name == "list-level-style-bullet") {
    read.format = "bullet";
    return;
  }
  read.format = FormatNamed(tree.Attribute(id, "style:num-format"));
  read.start = NumberOf(tree.Attribute(id, "text:start-value"), 1);
  const int shown = NumberOf(tree.Attribute(id, "text:display-levels"), 1);
  read.text = tree.Attribute(id, "style:num-prefix");
  for (int i = level - shown + 1; i <= level; ++i) {
    if (i < 0) continue;
    read.text += "%" + std::to_string(i + 1) + (i < level ? "." : "");
  }
  read.text += tree.Attribute(id, "style:num-suffix");
}

const OdtStyles::Style* OdtStyles::Find(std::string_view style) const {
  const auto found = styles_.find(style);
  return found == styles_.end() ? nullptr : &found->second;
}

int OdtStyles::TitleOf(std::string_view style) const {
  for (int i = 0; i < kLongestChain; ++i) {
    if (style == "Title") return 1;
    if (style == "Subtitle") return 2;
    const Style* known = Find(style);
    if (known == nullptr) return 0;
    style = known->parent;
  }
  return 0;
}

std::string OdtStyles::ListOf(std::string_view style) const {
  for (int i = 0; i < kLongestChain; ++i) {
    const Style* known = Find(style);
    if (known == nullptr) break;
    if (!known->list.empty()) return known->list;
    style = known->parent;
  }
  return {};
}

bool OdtStyles::IsHidden(std::string_view style) const {
  const Style* known = Find(style);
  return known != nullptr && known->hidden;
}
bool OdtStyles::IsStruck(std::string_view style) const {
  const Style* known = Find(style);
  return known != nullptr && known->struck;
}
bool OdtStyles::IsRaised(std::string_view style) const {
  const Style* known = Find(style);
  return known != nullptr && known->raised;
}

const ListLevels* OdtStyles::LevelsOf(std::string_view list) const {
  const auto found = lists_.find(list);
  return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace tingwen
