#include "readers/page_parts.h"

#include <algorithm>

#include "base/text.h"
#include "readers/format.h"

namespace tingwen {
namespace {

// What a class says is not believed of so much of the page.
constexpr double kTooMuch = 0.4;
// Blocks with more bytes are paragraphs, no lines of the page's tools.
constexpr size_t kLongestLine = 300;
constexpr size_t kLongestRest = 90;
// In characters.
constexpr uint32_t kShortestTool = 4;
// Fewer words of a picture tell nothing, in characters.
constexpr size_t kShortestWords = 6;

}  // namespace

PageParts::PageParts(const MarkupTree& tree)
    : PageNodes(tree), body_(tree.Find(kRootNode, "body")) {}

void PageParts::Drop(NodeId id, std::string_view reason) {
  article_.notes[id].drop = reason;
}
bool PageParts::IsDropped(NodeId id) const {
  const NodeNote* note = article_.notes.Find(id);
  return note != nullptr && !note->drop.empty();
}
bool PageParts::IsWithinDropped(NodeId id) const {
  for (; id != kRootNode; id = tree_[id].parent) {
    if (IsDropped(id)) return true;
  }
  return false;
}

// --- what is no article ----------------------------------------------------

// Pages repeat their classes.
std::string_view PageParts::ReasonOfClass(std::string_view words) {
  const auto [known, is_new] = classes_.try_emplace(std::string(words));
  if (!is_new) return known->second;
  for (const std::string_view word : Split(words, ' ')) {
    if (word.empty()) continue;
    const std::string lower = LowerCase(word);
    if (!pages_.Find(Kind::kContent, lower).empty()) continue;
    if (const auto reason = pages_.Find(Kind::kClass, lower); !reason.empty()) {
      known->second = reason;
    }
  }
  return known->second;
}

void PageParts::DropByClass() {
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
                         (IsBlock(id) || StandsAlone(id)) && !HoldsTitle(id) &&
                         !IsByline(id) && !HoldsBylines(id);
    if (is_part) Drop(id, reason);
    id = is_part ? tree_.EndOf(id) : id + 1;
  }
  sentences_ = CountKept(&NodeText::sentences);
  characters_ = CountKept(&NodeText::characters);
}

// Without what is dropped.
std::vector<uint32_t> PageParts::CountKept(uint32_t NodeText::*member) const {
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

// --- what is no text of it -------------------------------------------------

void PageParts::DropLines() {
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
void PageParts::DropNotice(NodeId id) {
  const std::string line = LineOf(id);
  if (const auto reason = pages_.Find(Kind::kNotice, line); !reason.empty()) {
    Drop(id, reason);
  }
}

void PageParts::DropLine(NodeId id) {
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
bool PageParts::IsInSentence(NodeId id) const {
  return !StandsAlone(id) &&
         (tree_[id].name != "a" || texts_[id].characters < kShortestTool);
}

bool PageParts::StandsAlone(NodeId id) const {
  const NodeId block = texts_[id].block;
  return (sentences_.empty() ? texts_[block].sentences : sentences_[block]) ==
         0;
}

// The line and what follows it in the smallest part that holds more.
void PageParts::DropRest(NodeId id, std::string_view reason) {
  while (id != body_ && tree_[id].next == kNoNode &&
         !IsRoot(tree_[id].parent)) {
    id = tree_[id].parent;
  }
  for (; id != kNoNode; id = tree_[id].next) Drop(id, reason);
}
bool PageParts::IsRoot(NodeId id) const {
  return id == body_ ||
         std::find(roots_.begin(), roots_.end(), id) != roots_.end();
}

void PageParts::DropLinkLists() {
  for (NodeId id = body_ + 1; id < tree_.size();) {
    const NodeText& text = texts_[id];
    const bool is_list = !tree_[id].IsText() && IsBlock(id) &&
                         text.links >= 2 && text.sentences == 0 &&
                         text.link_characters * 10 > text.characters * 6;
    if (is_list && !IsDropped(id)) Drop(id, "links");
    id = IsDropped(id) ? tree_.EndOf(id) : id + 1;
  }
}

void PageParts::DropPromotions() {
  for (NodeId id = body_ + 1; id < tree_.size(); ++id) {
    const bool is_promotion =
        tree_[id].name == "a" && texts_[id].characters == 0 &&
        CountCodePoints(tree_.Attribute(tree_.Find(id, "img"), "alt")) <
            kShortestWords;
    if (is_promotion) Drop(id, "picture that is a link");
  }
}

}  // namespace tingwen
