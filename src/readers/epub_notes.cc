#include "readers/epub_notes.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "readers/zip_archive.h"

namespace tingwen {
namespace {

// [12], ①, 注1, *
constexpr size_t kLongestMark = 6;
// Notes are linked from and to elements that lie so near.
constexpr int kNearby = 3;
// The mark of a note is among the first nodes of its element.
constexpr NodeId kFirstNodes = 32;

bool IsMark(std::string_view text) {
  text = Trim(text);
  return !text.empty() && CountCodePoints(text) <= kLongestMark;
}

// What can't be anything but the mark of a note: [12], 〔注3〕, ①.
bool IsNoteMark(const std::string& text) {
  static const re2::RE2 pattern(
      "\\s*(?:[\\[〔【](?:注释?)?\\s?\\d{1,3}[\\]〕】]|[①-⑳])\\s*");
  return re2::RE2::FullMatch(text, pattern);
}

class NoteFinder {
 public:
  explicit NoteFinder(const MarkupTree& tree) : tree_(tree) {
    for (NodeId id = 1; id < tree.size(); ++id) {
      const std::string_view name = tree.Attribute(id, "id");
      if (!name.empty()) targets_.emplace(name, id);
      if (tree[id].name == "a") links_.push_back(id);
    }
  }

  NodeNotes Run() {
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (IsHidden(tree_, id)) notes_[id].drop = "hidden";
    }
    for (const NodeId link : links_) {
      LeavesFile(link) ? MarkLone(link) : MarkPair(link);
    }
    return std::move(notes_);
  }

 private:
  // The link that stands at a target: it, in it, or around it.
  NodeId LinkAt(NodeId target) const {
    if (tree_[target].name == "a") return target;
    const NodeId inside = FirstLinkIn(target);
    if (inside != kNoNode) return inside;
    NodeId above = target;
    for (int i = 0; i < kNearby && above != kRootNode; ++i) {
      above = tree_[above].parent;
      if (tree_[above].name == "a") return above;
      const NodeId near = FirstLinkIn(above);
      if (near != kNoNode && tree_[above].name == "sup") return near;
    }
    return kNoNode;
  }

  NodeId FirstLinkIn(NodeId element) const {
    const NodeId end = std::min(tree_.EndOf(element), element + kFirstNodes);
    for (NodeId id = element + 1; id < end; ++id) {
      if (tree_[id].name == "a") return id;
    }
    return kNoNode;
  }

  NodeId TargetOf(NodeId link) const {
    const auto found = targets_.find(FragmentOf(tree_.Attribute(link, "href")));
    return found == targets_.end() ? kNoNode : LinkAt(found->second);
  }

  void MarkPair(NodeId reference) {
    if (!IsMark(tree_.TextOf(reference))) return;
    const NodeId back = TargetOf(reference);
    if (back == kNoNode || back <= reference || !IsMark(tree_.TextOf(back)) ||
        TargetOf(back) != reference) {
      return;
    }
    notes_[reference].drop = "note reference";
    notes_[back].drop = "note reference";
    notes_[BlockOf(back)].footnote = true;
  }

  // Whether it leads to a place in another file.
  bool LeavesFile(NodeId link) const {
    const std::string_view href = tree_.Attribute(link, "href");
    return !href.starts_with('#') && !FragmentOf(href).empty() &&
           TargetOf(link) == kNoNode;
  }

  // Of such a link the other end isn't seen: its mark tells what it is, in a
  // text or at the begin of a note.
  void MarkLone(NodeId link) {
    if (!IsNoteMark(tree_.TextOf(link))) return;
    notes_[link].drop = "note reference";
    const NodeId block = BlockOf(link);
    NodeId before = block + 1;
    while (before < link && IsBlank(tree_[before].text)) ++before;
    if (before == link) notes_[block].footnote = true;
  }

  NodeId BlockOf(NodeId id) const {
    const ElementTable& elements = *ElementTable::Get();
    for (; tree_[id].parent != kRootNode; id = tree_[id].parent) {
      const ElementRole role = elements.Of(tree_[id].name).role;
      if (role == ElementRole::kBlock || role == ElementRole::kItem) break;
    }
    return id;
  }

  const MarkupTree& tree_;
  std::unordered_map<std::string, NodeId> targets_;
  std::vector<NodeId> links_;
  NodeNotes notes_;
};

}  // namespace

NodeNotes FindEpubNotes(const MarkupTree& tree) {
  return NoteFinder(tree).Run();
}

}  // namespace tingwen
