// What of a page is no part of its article, and is left out.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "readers/article.h"
#include "readers/page_nodes.h"

namespace tingwen {

// In the order in which it is done: first by class, then, once the roots of the
// article are known, what reads like the lines, links and pictures of pages.
class PageParts : public PageNodes {
 public:
  explicit PageParts(const MarkupTree& tree);

 protected:
  using Kind = PageTable::Kind;

  void Drop(NodeId id, std::string_view reason);
  bool IsDropped(NodeId id) const;
  bool IsWithinDropped(NodeId id) const;
  // Words of a tool in a line of others: [大 中 小]; not such inside a
  // sentence.
  bool StandsAlone(NodeId id) const;

  void DropByClass();
  void DropLines();
  // Several links with hardly anything between them lead elsewhere.
  void DropLinkLists();
  // A picture that is a link, with hardly a word: a promotion.
  void DropPromotions();

  NodeId body_ = kNoNode;
  Article article_;
  std::vector<NodeId> roots_;  // of the article, ordered
  // Without what is dropped by class.
  std::vector<uint32_t> sentences_;
  std::vector<uint32_t> characters_;

 private:
  std::string_view ReasonOfClass(std::string_view words);
  std::vector<uint32_t> CountKept(uint32_t NodeText::*member) const;
  void DropNotice(NodeId id);
  void DropLine(NodeId id);
  void DropRest(NodeId id, std::string_view reason);
  bool IsInSentence(NodeId id) const;
  bool IsRoot(NodeId id) const;

  std::map<std::string, std::string_view, std::less<>> classes_;
};

}  // namespace tingwen
