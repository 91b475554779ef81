#include "readers/page_nodes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "readers/format.h"

namespace tingwen {
namespace {

// Blocks with more bytes are paragraphs, no lines of the page's tools.
constexpr size_t kLongestLine = 300;

}  // namespace

PageNodes::PageNodes(const MarkupTree& tree)
    : tree_(tree),
      pages_(*PageTable::Get()),
      structure_(*StructureTable::Get()),
      elements_(*ElementTable::Get()),
      texts_(MeasureTexts(tree)) {}

bool PageNodes::IsBlock(NodeId id) const { return texts_[id].block == id; }

std::string PageNodes::LineOf(NodeId block) const {
  return BlockTextOf(tree_, texts_, block, kLongestLine);
}

std::string PageNodes::LineOrWords(NodeId id) const {
  if (IsBlock(id)) return LineOf(id);
  std::string words;
  const NodeId end = tree_.EndOf(id);
  for (NodeId leaf = id; leaf < end; ++leaf) {
    if (tree_[leaf].IsText() && texts_[leaf].characters > 0) {
      words += tree_[leaf].text;
    }
  }
  return std::string(Trim(words));
}

bool PageNodes::IsParagraph(NodeId id) const {
  static constexpr std::array<std::string_view, 6> kNames = {
      "blockquote", "li", "p", "span", "strong", "td"};
  return texts_[id].sentences > 0 &&
         std::binary_search(kNames.begin(), kNames.end(), tree_[id].name);
}

bool PageNodes::IsMostlyLinks(NodeId id) const {
  return texts_[id].link_characters * 2 > texts_[id].characters;
}

bool PageNodes::IsByline(NodeId id, bool named) const {
  if (texts_[id].characters < 4 || texts_[id].characters > kLongestByline ||
      IsMostlyLinks(id)) {
    return false;
  }
  const std::string line = LineOrWords(id);
  const auto match = structure_.Find(Place::kLine, line);
  return match && match->role == Role::kByline &&
         (!named || !match->author.empty());
}

bool PageNodes::HoldsBylines(NodeId id) const {
  if (texts_[id].characters > 2 * kLongestByline || IsMostlyLinks(id)) {
    return false;
  }
  const NodeId end = tree_.EndOf(id);
  for (NodeId part = id + 1; part < end; ++part) {
    const bool is_block = !tree_[part].IsText() && IsBlock(part);
    if (is_block && IsByline(part, true)) return true;
  }
  return false;
}

bool PageNodes::HoldsTitle(NodeId id) const {
  return tree_[id].name == "h1" || tree_.Find(id, "h1") != kNoNode;
}

bool PageNodes::IsTablePart(NodeId id) const {
  const std::string_view name = tree_[id].name;
  return name == "table" || name == "tbody" || name == "tr" || name == "td";
}

bool PageNodes::HoldsBlocks(NodeId id) const {
  if (IsTablePart(id)) return true;
  const std::string_view name = tree_[id].name;
  return name != "p" && IsBlock(id) && !name.starts_with('h') &&
         elements_.Of(name).role == ElementRole::kBlock;
}

bool PageNodes::LooksLike(NodeId id, NodeId other) const {
  return tree_[id].name == "p" ||
         (tree_[id].name == tree_[other].name &&
          tree_.Attribute(id, "class") == tree_.Attribute(other, "class"));
}

bool PageNodes::HasClass(NodeId id, PageTable::Kind kind) const {
  for (const char* attribute : {"class", "id"}) {
    for (const auto word : Split(tree_.Attribute(id, attribute), ' ')) {
      if (!pages_.Find(kind, LowerCase(word)).empty()) return true;
    }
  }
  return false;
}

bool PageNodes::HoldsMore(NodeId id, std::string_view line) const {
  const auto characters = Decode(line);
  const auto words =
      std::count_if(characters.begin(), characters.end(),
                    [](const CodePoint& c) { return !IsSpace(c.value); });
  return texts_[id].characters > static_cast<size_t>(words);
}

}  // namespace tingwen
