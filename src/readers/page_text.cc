#include "readers/page_text.h"

#include "base/text.h"
#include "readers/elements.h"

namespace tingwen {
namespace {

// A block with fewer characters, or without such marks, holds no sentences.
constexpr uint32_t kShortestSentences = 20;
constexpr std::u32string_view kMarks = U"，。！？；";

// What stands directly in a block.
struct Direct {
  uint32_t characters = 0;
  uint32_t link_characters = 0;
  uint32_t marks = 0;
};

bool IsBlockRole(ElementRole role) {
  switch (role) {
    case ElementRole::kInline:
    case ElementRole::kQuote:
    case ElementRole::kBreak:
    case ElementRole::kImage:
    case ElementRole::kLink:
    case ElementRole::kFormula:
    case ElementRole::kSuperscript:
    case ElementRole::kRuby:
      return false;
    default:
      return true;
  }
}

class Measurer {
 public:
  explicit Measurer(const MarkupTree& tree)
      : tree_(tree),
        elements_(*ElementTable::Get()),
        texts_(tree.size()),
        direct_(tree.size()),
        in_link_(tree.size()) {}

  std::vector<NodeText> Run() && {
    for (NodeId id = 1; id < tree_.size(); ++id) Visit(id);
    // Children come behind their parents.
    for (NodeId id = tree_.size(); id-- > 1;) SumUp(id);
    return std::move(texts_);
  }

 private:
  void Visit(NodeId id) {
    const MarkupNode& node = tree_[id];
    const NodeId parent = node.parent;
    in_link_[id] = in_link_[parent];
    texts_[id].block = texts_[parent].block;
    if (node.IsText()) return CountText(id);
    const ElementRole role = elements_.Of(node.name).role;
    if (role == ElementRole::kSkip) skipped_until_ = tree_.EndOf(id);
    if (IsBlockRole(role) || node.name == "td" || node.name == "th") {
      texts_[id].block = id;
    }
    if (role == ElementRole::kLink) {
      in_link_[id] = true;
      texts_[id].links = 1;
    }
  }

  void CountText(NodeId id) {
    if (id < skipped_until_) return;
    Direct& direct = direct_[texts_[id].block];
    const std::string_view text = tree_[id].text;
    uint32_t characters = 0;
    for (size_t at = 0; at < text.size();) {
      const unsigned char byte = text[at];
      if (byte <= ' ') {
        ++at;
        continue;
      }
      const CodePoint c = DecodeAt(text, at);
      at = c.span.end;
      if (c.value == U'　' || c.value == 0xA0) continue;
      ++characters;
      if (!in_link_[id] && kMarks.find(c.value) != kMarks.npos) ++direct.marks;
    }
    texts_[id].characters = characters;
    direct.characters += characters;
    if (!in_link_[id]) return;
    texts_[id].link_characters = characters;
    direct.link_characters += characters;
  }

  void SumUp(NodeId id) {
    NodeText& text = texts_[id];
    const Direct& direct = direct_[id];
    if (direct.characters >= kShortestSentences && direct.marks > 0 &&
        direct.link_characters * 3 < direct.characters) {
      text.sentences += direct.characters;
    }
    NodeText& parent = texts_[tree_[id].parent];
    parent.characters += text.characters;
    parent.link_characters += text.link_characters;
    parent.links += text.links;
    parent.sentences += text.sentences;
  }

  const MarkupTree& tree_;
  const ElementTable& elements_;
  std::vector<NodeText> texts_;
  std::vector<Direct> direct_;
  std::vector<bool> in_link_;
  NodeId skipped_until_ = 0;
};

}  // namespace

std::vector<NodeText> MeasureTexts(const MarkupTree& tree) {
  return Measurer(tree).Run();
}

std::string BlockTextOf(const MarkupTree& tree,
                        const std::vector<NodeText>& texts, NodeId block,
                        size_t most) {
  std::string text;
  const NodeId end = tree.EndOf(block);
  for (NodeId id = block; id < end && text.size() < most; ++id) {
    if (texts[id].block != block) continue;
    const std::string_view piece = Trim(tree[id].text);
    if (piece.empty()) continue;
    if (!text.empty()) text += ' ';
    text += piece.substr(0, most);
  }
  // As it will be when it is mended.
  for (const char* space : {"\u3000", "\u00A0"}) ReplaceAll(text, space, " ");
  return text;
}

}  // namespace tingwen
