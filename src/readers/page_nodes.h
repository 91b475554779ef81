// What can be told of the nodes of a page one by one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "readers/elements.h"
#include "readers/markup.h"
#include "readers/page_table.h"
#include "readers/page_text.h"
#include "readers/structure_table.h"

namespace tingwen {

// A byline is no longer, in characters.
inline constexpr uint32_t kLongestByline = 80;

class PageNodes {
 public:
  // The tree must outlive this; the three tables must have been loaded.
  explicit PageNodes(const MarkupTree& tree);

  // Whether its text stands apart.
  bool IsBlock(NodeId id) const;
  // The text that stands directly in a block, as far as a line may be long.
  std::string LineOf(NodeId block) const;
  // The same; of an element inside a block, its words.
  std::string LineOrWords(NodeId id) const;
  // Whether it is one with sentences: part of the article, whatever its style
  // is called.
  bool IsParagraph(NodeId id) const;
  bool IsMostlyLinks(NodeId id) const;
  // Whether its words are a byline; `named`: one that tells an author.
  bool IsByline(NodeId id, bool named = false) const;
  // Whether it is a small part with blocks that tell authors or editors.
  bool HoldsBylines(NodeId id) const;
  bool HoldsTitle(NodeId id) const;
  bool IsTablePart(NodeId id) const;
  // Whether it is a part of a page, no paragraph. Old pages are laid out by
  // tables.
  bool HoldsBlocks(NodeId id) const;
  // Whether they are of one kind and class; paragraphs go with all.
  bool LooksLike(NodeId id, NodeId other) const;
  // Whether a word among its class and id is one of a kind.
  bool HasClass(NodeId id, PageTable::Kind kind) const;
  // Whether other blocks stand in it, besides its own line.
  bool HoldsMore(NodeId id, std::string_view line) const;

 protected:
  const MarkupTree& tree_;
  const PageTable& pages_;
  const StructureTable& structure_;
  const ElementTable& elements_;
  std::vector<NodeText> texts_;
};

}  // namespace tingwen
