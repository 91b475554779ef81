// The title of a page, and what its head says of it.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "readers/markup.h"
#include "readers/page_text.h"

namespace tingwen {

// Title, author and date (ISO 8601) of the elements title and meta.
Metadata MetadataOf(const MarkupTree& tree);

// The element that shows the title: a heading, or a line of a class that names
// it, that says what the page's head says; else its only h1. kNoNode if none.
NodeId FindTitleNode(const MarkupTree& tree, const std::vector<NodeText>& texts,
                     std::string_view title,
                     const std::function<bool(NodeId)>& is_kept);

}  // namespace tingwen
