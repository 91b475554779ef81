// What the styles and the numbering of a DOCX make of a paragraph
// (ECMA-376 part 1, 17.7 and 17.9).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "readers/list_numbers.h"
#include "readers/markup.h"

namespace tingwen {

// The child of an element; kNoNode where it has none of this name.
NodeId ChildNamed(const MarkupTree& tree, NodeId id, std::string_view name);

// The value of a child's w:val; empty where there is none.
std::string_view ValueOf(const MarkupTree& tree, NodeId id,
                         std::string_view child);

// Whether an on/off property is there and not switched off.
bool IsOn(const MarkupTree& tree, NodeId properties, std::string_view name);

struct ParagraphLook {
  int title = 0;          // 1 title, 2 subtitle
  int heading = 0;        // from 1
  bool contents = false;  // a line of the table of contents
  std::string list;       // the numbering that it belongs to; empty: none
  size_t list_level = 0;  // from 0
};

class DocxStyles {
 public:
  void ReadStyles(const MarkupTree& tree);
  void ReadNumbering(const MarkupTree& tree);

  // `properties`: the w:pPr of a paragraph, kNoNode where it has none.
  ParagraphLook LookOf(const MarkupTree& tree, NodeId properties) const;

  // The levels of a numbering; none where it isn't known.
  const ListLevels* LevelsOf(const std::string& list) const;
  // The words before a paragraph of this look, counted on.
  std::string NextNumber(const ParagraphLook& look);

 private:
  struct Style {
    std::string name;  // in lower case
    std::string based_on;
    int outline = -1;
    std::string list;
    int list_level = -1;
  };
  struct Numbering {
    std::string definition;
    ListLevels levels;
    std::map<size_t, int> starts;  // by level, where it begins again
    bool begun = false;
  };

  static void ReadLook(const MarkupTree& tree, NodeId properties, Style& style);
  static void ReadLevel(const MarkupTree& tree, NodeId id, ListLevels& levels);
  void ApplyStyle(const std::string& id, Style& look) const;

  std::map<std::string, Style> styles_;
  std::string default_style_;
  std::map<std::string, Numbering> numberings_;
  // The level that belongs to a style, by definition and style.
  std::map<std::pair<std::string, std::string>, int> level_of_style_;
  std::map<std::string, ListCounter> counters_;  // by definition
};

}  // namespace tingwen
