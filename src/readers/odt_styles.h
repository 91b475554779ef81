// What the styles of an ODT make of its paragraphs and lists (ODF 1.3, 16).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "readers/list_numbers.h"
#include "readers/markup.h"

namespace tingwen {

class OdtStyles {
 public:
  // Of styles.xml, then of content.xml, which stand over them.
  void Read(const MarkupTree& tree);

  // 1 title, 2 subtitle, 0 none.
  int TitleOf(std::string_view style) const;
  // The list that a paragraph's style belongs to; empty for none.
  std::string ListOf(std::string_view style) const;
  // Whether the text of a style is hidden, struck out, raised.
  bool IsHidden(std::string_view style) const;
  bool IsStruck(std::string_view style) const;
  bool IsRaised(std::string_view style) const;

  // The levels of a list style; none where it isn't known.
  const ListLevels* LevelsOf(std::string_view list) const;
  // The numbers of headings.
  const ListLevels& outline() const { return outline_; }

 private:
  struct Style {
    std::string parent;
    std::string list;
    bool hidden = false;
    bool struck = false;
    bool raised = false;
  };

  void ReadStyle(const MarkupTree& tree, NodeId id);
  static void ReadLevel(const MarkupTree& tree, NodeId id, ListLevels& levels);
  const Style* Find(std::string_view style) const;

  std::map<std::string, Style, std::less<>> styles_;
  std::map<std::string, ListLevels, std::less<>> lists_;
  ListLevels outline_;
};

}  // namespace tingwen
