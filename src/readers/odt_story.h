// The text of an ODT as a tree of HTML.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "readers/list_numbers.h"
#include "readers/markup.h"
#include "readers/odt_styles.h"
#include "readers/office_tree.h"

namespace tingwen {

class OdtStory {
 public:
  // `tree` was parsed from the begin of the source of the writer; all of them
  // must outlive the story.
  OdtStory(const MarkupTree& tree, const OdtStyles& styles, OfficeTree& out)
      : tree_(tree), styles_(styles), out_(out) {}

  // Writes the blocks that an element holds.
  void Write(NodeId parent);

 private:
  size_t PlaceOf(NodeId id) const { return tree_[id].source.begin; }
  void WriteBlock(NodeId id);
  void WriteHeading(NodeId id);
  void WriteParagraph(NodeId id);
  void WriteList(NodeId id, const std::string& outer);
  void WriteItem(NodeId id, const std::string& list);
  void WriteItemParagraph(NodeId id, const std::string& list, bool is_first);
  void WriteTable(NodeId id);
  void WriteRows(NodeId parent, bool is_header);
  void WriteCell(NodeId id, bool is_header);
  void WriteInlines(NodeId parent);
  void WriteInline(NodeId id);
  void WriteSpan(NodeId id);
  void WriteRuby(NodeId id);
  void WriteFrame(NodeId id);
  void WriteLater();
  void Drop(NodeId root, std::string_view reason);

  const MarkupTree& tree_;
  const OdtStyles& styles_;
  OfficeTree& out_;
  std::vector<NodeId> later_;  // notes and boxes of the paragraph
  std::map<std::string, ListCounter> counters_;  // by list style
  ListCounter outline_;
  size_t list_depth_ = 0;
};

}  // namespace tingwen
