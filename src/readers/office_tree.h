// Office documents as the tree of HTML that MarkupWalker writes: DOCX and ODT
// name the same things differently.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/markup.h"
#include "readers/markup_walker.h"

namespace tingwen {

// Builds a MarkupTree from its beginning to its end. All spans count the
// source of the writer that the tree goes to.
class OfficeTree {
 public:
  // Opens an element of HTML that stands at `place` of the source.
  void Open(std::string_view name, size_t place);
  // Gives the element that was opened last an attribute; its text is not found
  // in the source, but told at `place`.
  void Attribute(std::string_view name, std::string_view value, size_t place);
  // What MarkupWalker shall know of the element that was opened last.
  NodeNote& Note() { return notes_[open_.back()]; }
  void Close() { open_.pop_back(); }
  void Text(Span source, std::string_view text);
  // Words that the document shows and doesn't hold: numbers of lists.
  void Words(size_t place, std::string_view words);
  // A text that is left out.
  void Drop(Span source, std::string_view text, std::string_view reason);

  // --- lists, whose items office documents write one after the other ---
  // Begins an item `level` deep, from 1, of the list `id`; the item is open
  // then. Lists begin and end as needed.
  void OpenItem(std::string_view id, int level, size_t place);
  void CloseLists();
  // Lists inside of something that stands inside of a list: none is open in
  // the scope, and those around it go on behind it.
  class ListScope {
   public:
    explicit ListScope(OfficeTree& tree)
        : tree_(tree), outer_(std::exchange(tree.lists_, {})) {}
    ~ListScope() {
      tree_.CloseLists();
      tree_.lists_ = std::move(outer_);
    }
    ListScope(const ListScope&) = delete;
    ListScope& operator=(const ListScope&) = delete;

   private:
    OfficeTree& tree_;
    std::vector<std::string> outer_;
  };

  const MarkupTree& tree() const { return tree_; }
  const NodeNotes& notes() const { return notes_; }

 private:
  MarkupTree tree_;
  NodeNotes notes_;
  std::vector<NodeId> open_ = {kRootNode};
  std::vector<std::string> lists_;
};

}  // namespace tingwen
