// How much of what kind of text stands in each part of a page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "readers/markup.h"

namespace tingwen {

struct NodeText {
  uint32_t characters = 0;       // without spaces, in the whole subtree
  uint32_t link_characters = 0;  // of them, in links
  uint32_t links = 0;
  uint32_t sentences = 0;  // characters in blocks that hold sentences
  NodeId block = kNoNode;  // the innermost block that holds the node
};

// For each node of the tree.
std::vector<NodeText> MeasureTexts(const MarkupTree& tree);

// The text that stands directly in a block, without that of blocks in it; a
// blank where elements meet. Nothing of it from `most` bytes on.
std::string BlockTextOf(const MarkupTree& tree,
                        const std::vector<NodeText>& texts, NodeId block,
                        size_t most);

}  // namespace tingwen
