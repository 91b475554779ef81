#include "readers/article.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "readers/page_parts.h"
#include "readers/page_title.h"

namespace tingwen {
namespace {

// A page with fewer characters in sentences has no article to be found.
constexpr uint32_t kFewestSentences = 40;
// The article holds more than this of the sentences of its page.
constexpr double kMostOfPage = 0.7;

class ArticleFinder : private PageParts {
 public:
  explicit ArticleFinder(const MarkupTree& tree) : PageParts(tree) {}

  Article Run() && {
    article_.root = body_;
    article_.metadata = MetadataOf(tree_);
    DropByClass();
    if (sentences_[body_] >= kFewestSentences) FindRoots();
    DropLines();
    DropLinkLists();
    DropPromotions();
    FindTitle();
    FindBylines();
    if (!roots_.empty() && roots_.front() != body_) DropOutside();
    return std::move(article_);
  }

 private:
  // --- where the article is --------------------------------------------------

  // The lowest node with most of the sentences, and what stands beside it that
  // looks the same.
  void FindRoots() {
    const auto most = static_cast<uint32_t>(kMostOfPage * sentences_[body_]);
    NodeId root = body_;
    for (NodeId next = root; next != kNoNode;) {
      root = next;
      next = kNoNode;
      for (NodeId child = tree_[root].first_child; child != kNoNode;
           child = tree_[child].next) {
        const bool holds = !tree_[child].IsText() &&
                           sentences_[child] >= most && HoldsBlocks(child);
        if (holds) next = child;
      }
    }
    // Rows are no article; what is in a cell may be one.
    while (root != body_ && IsTablePart(root) && tree_[root].name != "td") {
      root = tree_[root].parent;
    }
    roots_.push_back(root);
    for (NodeId path = root; path != body_; path = tree_[path].parent) {
      AddSiblings(path);
    }
    std::sort(roots_.begin(), roots_.end());
  }

  // Parts beside the article that look like it, or are called so, and hold
  // sentences and few links.
  void AddSiblings(NodeId path) {
    for (NodeId id = tree_[tree_[path].parent].first_child; id != kNoNode;
         id = tree_[id].next) {
      if (id == path || sentences_[id] == 0 || IsDropped(id)) continue;
      if (!LooksLike(id, path) && !HasClass(id, Kind::kContent)) continue;
      const NodeText& text = texts_[id];
      if (text.link_characters * 4 < text.characters) roots_.push_back(id);
    }
  }

  bool IsInside(NodeId id) const {
    if (roots_.empty()) return true;
    const auto next = std::upper_bound(roots_.begin(), roots_.end(), id);
    return next != roots_.begin() && id < tree_.EndOf(*std::prev(next));
  }

  // --- title and byline ------------------------------------------------------

  void FindTitle() {
    const NodeId found =
        FindTitleNode(tree_, texts_, article_.metadata.title,
                      [this](NodeId id) { return !IsWithinDropped(id); });
    title_ = found;
    if (found == kNoNode) return;
    article_.notes[found].title = 1;
    article_.metadata.title = Trim(tree_.TextOf(found));
  }

  void FindBylines() {
    NodeId table_end = 0;
    for (NodeId id = body_ + 1; id < tree_.size(); ++id) {
      // Other tables are about its document, cell by cell, or hold a picture.
      if (tree_[id].name == "table" && !IsInside(id) && !IsBetween(id) &&
          !HoldsKept(id)) {
        table_end = tree_.EndOf(id);
      }
      const bool is_line =
          !tree_[id].IsText() && id != title_ && StandsAlone(id);
      if (!is_line || IsInside(id) || IsWithinDropped(id)) continue;
      if (IsCaption(id)) {
        lines_.push_back(id);
      } else if (id < table_end) {
        continue;
      } else if (IsSubtitle(id) || IsOverTitle(id)) {
        article_.notes[id].title = 2;
        lines_.push_back(id);
      } else if (IsByline(id) || IsDated(id)) {
        id = WholeByline(id);
        article_.notes[id].byline = true;
        lines_.push_back(id);
      } else {
        continue;
      }
      id = tree_.EndOf(id) - 1;
    }
  }

  // Whether the title or a part of the article stands in it.
  bool HoldsKept(NodeId id) const {
    const NodeId end = tree_.EndOf(id);
    return (title_ > id && title_ < end) ||
           std::any_of(roots_.begin(), roots_.end(),
                       [&](NodeId root) { return root > id && root < end; });
  }

  // Between the title and the article.
  bool IsBetween(NodeId id) const {
    return title_ != kNoNode && !roots_.empty() && id >= tree_.EndOf(title_) &&
           tree_.EndOf(id) <= roots_.front();
  }

  bool IsSubtitle(NodeId id) const {
    if (!IsBetween(id) || texts_[id].characters == 0 || texts_[id].links > 0) {
      return false;
    }
    if (!IsBlock(id) || IsByline(id)) return false;
    const std::string_view name = tree_[id].name;
    const bool is_heading = name.size() == 2 && name[0] == 'h' && name != "hr";
    return is_heading || LineOf(id).starts_with("——") ||
           HasClass(id, Kind::kSubtitle);
  }

  // A line of such a class beside the title, before it.
  bool IsOverTitle(NodeId id) const {
    return title_ != kNoNode && id < title_ && texts_[id].characters > 0 &&
           texts_[id].links == 0 && IsBlock(id) &&
           tree_[id].parent == tree_[title_].parent &&
           HasClass(id, Kind::kSubtitle);
  }

  // A line under a picture that stands behind the article, in the same part of
  // the page.
  bool IsCaption(NodeId id) const {
    if (roots_.empty() || id < roots_.front() || texts_[id].links > 0 ||
        !IsBlock(id) || pages_.Find(Kind::kCaption, LineOf(id)).empty()) {
      return false;
    }
    const NodeId part = tree_[roots_.front()].parent;
    return part != body_ && id < tree_.EndOf(part);
  }

  // What stands there and holds a date, whatever else it says.
  bool IsDated(NodeId id) const {
    return IsBetween(id) && characters_[id] <= kLongestByline &&
           !IsMostlyLinks(id) &&
           !pages_.Find(Kind::kDate, LineOrWords(id)).empty();
  }

  // With what stands beside it: the name of the source, the author.
  NodeId WholeByline(NodeId id) const {
    if (!IsBetween(id)) return id;
    for (NodeId above = tree_[id].parent;
         above != body_ && above > title_ && IsBetween(above) &&
         characters_[above] <= kLongestByline && !IsMostlyLinks(above);
         above = tree_[above].parent) {
      id = above;
    }
    return id;
  }

  // --- the rest of the page --------------------------------------------------

  void DropOutside() {
    std::vector<NodeId> kept = roots_;
    kept.insert(kept.end(), lines_.begin(), lines_.end());
    if (title_ != kNoNode) kept.push_back(title_);
    std::sort(kept.begin(), kept.end());
    for (NodeId id = body_ + 1; id < tree_.size();) {
      const auto next = std::lower_bound(kept.begin(), kept.end(), id);
      const NodeId end = tree_.EndOf(id);
      if (next != kept.end() && *next == id) {
        id = end;
      } else if (next != kept.end() && *next < end) {
        ++id;
      } else {
        if (!IsDropped(id)) Drop(id, "outside the article");
        id = end;
      }
    }
  }

  NodeId title_ = kNoNode;
  std::vector<NodeId> lines_;  // bylines and subtitles outside the roots
};

}  // namespace

Article FindArticle(const MarkupTree& tree) {
  return ArticleFinder(tree).Run();
}

}  // namespace tingwen
