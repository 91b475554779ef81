#include "readers/article.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "readers/format.h"
#include "readers/page_nodes.h"
#include "readers/page_title.h"

namespace tingwen {
namespace {

// A page with fewer characters in sentences has no article to be found.
constexpr uint32_t kFewestSentences = 40;
// The article holds more than this of the sentences of its page.
constexpr double kMostOfPage = 0.7;
// What a class says is not believed of so much of the page.
constexpr double kTooMuch = 0.4;
// Blocks with more bytes are paragraphs, no lines of the page's tools.
constexpr size_t kLongestLine = 300;
constexpr size_t kLongestRest = 90;
// In characters.
constexpr uint32_t kShortestTool = 4;
// Fewer words of a picture tell nothing, in characters.
constexpr size_t kShortestWords = 6;

class ArticleFinder : private PageNodes {
 public:
  explicit ArticleFinder(const MarkupTree& tree) : PageNodes(tree) {}

  Article Run() && {
    body_ = tree_.Find(kRootNode, "body");
    article_.root = body_;
    article_.metadata = MetadataOf(tree_);
    DropByClass();
    sentences_ = CountKept(&NodeText::sentences);
    characters_ = CountKept(&NodeText::characters);
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
  using Kind = PageTable::Kind;

  void Drop(NodeId id, std::string_view reason) {
    article_.notes[id].drop = reason;
  }
  bool IsDropped(NodeId id) const {
    const NodeNote* note = article_.notes.Find(id);
    return note != nullptr && !note->drop.empty();
  }
  bool IsWithinDropped(NodeId id) const {
    for (; id != kRootNode; id = tree_[id].parent) {
      if (IsDropped(id)) return true;
    }
    return false;
  }

  // --- what is no article ----------------------------------------------------

  // Pages repeat their classes.
  std::string_view ReasonOfClass(std::string_view words) {
    const auto [known, is_new] = classes_.try_emplace(std::string(words));
    if (!is_new) return known->second;
    for (const std::string_view word : Split(words, ' ')) {
      if (word.empty()) continue;
      const std::string lower = LowerCase(word);
      if (!pages_.Find(Kind::kContent, lower).empty()) continue;
      if (const auto reason = pages_.Find(Kind::kClass, lower);
          !reason.empty()) {
        known->second = reason;
      }
    }
    return known->second;
  }

  void DropByClass() {
    const auto most = static_cast<uint32_t>(kTooMuch * texts_[body_].sentences);
    for (NodeId id = body_ + 1; id < tree_.size();) {
      const std::string_view name = tree_[id].name;
      std::string_view reason;
      if (name == "nav") reason = "navigation";
      if (name == "footer") reason = "footer";
      if (name == "form") reason = "form";
      if (IsHidden(tree_, id)) reason = "hidden";
      for (const char* attribute : {"role", "class", "id"}) {
        if (!reason.empty()) break;
        const auto value = tree_.Attribute(id, attribute);
        if (!value.empty()) reason = ReasonOfClass(value);
      }
      const bool is_part = !reason.empty() && texts_[id].sentences <= most &&
                           texts_[id].characters > 0 && !IsParagraph(id) &&
                           (IsBlock(id) || StandsAlone(id)) &&
                           !HoldsTitle(id) && !IsByline(id) &&
                           !HoldsBylines(id);
      if (is_part) Drop(id, reason);
      id = is_part ? tree_.EndOf(id) : id + 1;
    }
  }

  // Without what is dropped.
  std::vector<uint32_t> CountKept(uint32_t NodeText::*member) const {
    std::vector<uint32_t> kept(tree_.size());
    for (NodeId id = 0; id < tree_.size(); ++id) kept[id] = texts_[id].*member;
    for (const auto& [id, note] : article_.notes) {
      const uint32_t lost = texts_[id].*member;
      for (NodeId above = id; lost > 0; above = tree_[above].parent) {
        kept[above] -= std::min(kept[above], lost);
        if (above == kRootNode) break;
      }
    }
    return kept;
  }

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

  // --- what is no text of it -------------------------------------------------

  void DropLines() {
    for (NodeId id = body_ + 1; id < tree_.size(); ++id) {
      if (IsDropped(id)) {
        id = tree_.EndOf(id) - 1;
        continue;
      }
      const bool is_short = !tree_[id].IsText() && texts_[id].characters > 0 &&
                            texts_[id].characters < kLongestLine;
      if (is_short && texts_[id].sentences == 0) DropLine(id);
      if (is_short && texts_[id].sentences > 0 && IsBlock(id)) DropNotice(id);
    }
  }

  // What pages say of themselves in whole sentences.
  void DropNotice(NodeId id) {
    const std::string line = LineOf(id);
    if (const auto reason = pages_.Find(Kind::kNotice, line); !reason.empty()) {
      Drop(id, reason);
    }
  }

  void DropLine(NodeId id) {
    const std::string line = LineOrWords(id);
    if (line.empty()) return;
    if (const auto reason = pages_.Find(Kind::kLine, line); !reason.empty()) {
      if (IsBlock(id) ? HoldsMore(id, line) : IsInSentence(id)) return;
      return Drop(id, reason);
    }
    if (line.size() > kLongestRest || !IsBlock(id)) return;
    if (const auto reason = pages_.Find(Kind::kRest, line); !reason.empty()) {
      DropRest(id, reason);
    }
  }

  // A link of some length that is called as a tool is none of the sentence.
  bool IsInSentence(NodeId id) const {
    return !StandsAlone(id) &&
           (tree_[id].name != "a" || texts_[id].characters < kShortestTool);
  }

  // Words of a tool in a line of others: [大 中 小]; not such inside a
  // sentence.
  bool StandsAlone(NodeId id) const {
    const NodeId block = texts_[id].block;
    return (sentences_.empty() ? texts_[block].sentences : sentences_[block]) ==
           0;
  }

  // The line and what follows it in the smallest part that holds more.
  void DropRest(NodeId id, std::string_view reason) {
    while (id != body_ && tree_[id].next == kNoNode &&
           !IsRoot(tree_[id].parent)) {
      id = tree_[id].parent;
    }
    for (; id != kNoNode; id = tree_[id].next) Drop(id, reason);
  }
  bool IsRoot(NodeId id) const {
    return id == body_ ||
           std::find(roots_.begin(), roots_.end(), id) != roots_.end();
  }

  // Several links with hardly anything between them lead elsewhere.
  void DropLinkLists() {
    for (NodeId id = body_ + 1; id < tree_.size();) {
      const NodeText& text = texts_[id];
      const bool is_list = !tree_[id].IsText() && IsBlock(id) &&
                           text.links >= 2 && text.sentences == 0 &&
                           text.link_characters * 10 > text.characters * 6;
      if (is_list && !IsDropped(id)) Drop(id, "links");
      id = IsDropped(id) ? tree_.EndOf(id) : id + 1;
    }
  }

  // A picture that is a link, with hardly a word: a promotion.
  void DropPromotions() {
    for (NodeId id = body_ + 1; id < tree_.size(); ++id) {
      const bool is_promotion =
          tree_[id].name == "a" && texts_[id].characters == 0 &&
          CountCodePoints(tree_.Attribute(tree_.Find(id, "img"), "alt")) <
              kShortestWords;
      if (is_promotion) Drop(id, "picture that is a link");
    }
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
    for (NodeId id = body_ + 1; id < tree_.size(); ++id) {
      // Tables before it are about its document, cell by cell.
      if (tree_[id].name == "table" && !IsInside(id) && !IsBetween(id) &&
          !HoldsKept(id)) {
        id = tree_.EndOf(id) - 1;
        continue;
      }
      const bool is_line =
          !tree_[id].IsText() && id != title_ && StandsAlone(id);
      if (!is_line || IsInside(id) || IsWithinDropped(id)) continue;
      if (IsSubtitle(id)) {
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

  // Without what is dropped by class.
  std::vector<uint32_t> sentences_;
  std::vector<uint32_t> characters_;
  std::map<std::string, std::string_view, std::less<>> classes_;
  Article article_;
  NodeId body_ = kNoNode;
  NodeId title_ = kNoNode;
  std::vector<NodeId> roots_;  // ordered
  std::vector<NodeId> lines_;  // bylines and subtitles outside the roots
};

}  // namespace

Article FindArticle(const MarkupTree& tree) {
  return ArticleFinder(tree).Run();
}

}  // namespace tingwen
