// ParseHtml of readers/markup.h, by gumbo.
#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "base/message.h"
#include "readers/html_guard.h"
#include "readers/markup.h"
#include "readers/short_html.h"

namespace tingwen {
namespace {

// Of source, for each node of a page, as measured on pages with short texts.
constexpr size_t kBytesOfNode = 20;

// Memory that is given back as a whole: faster than node by node, and no deep
// tree is walked for it.
class Arena {
 public:
  void* Allocate(size_t size) {
    size = (size + 15) & ~size_t{15};
    if (size > left_) {
      const size_t block = std::max(size, kBlock);
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
      next_ = blocks_.back().get();
      left_ = block;
    }
    left_ -= size;
    return std::exchange(next_, next_ + size);
  }

 private:
  static constexpr size_t kBlock = 1 << 18;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  size_t left_ = 0;
};

void* AllocateIn(void* arena, size_t size) {
  return static_cast<Arena*>(arena)->Allocate(size);
}
void KeepUntilTheEnd(void*, void*) {}

// --- gumbo's tree to ours ----------------------------------------------------

class Converter {
 public:
  Converter(const ShortHtml& page, MarkupTree& tree)
      : page_(page), tree_(tree) {}

  // False where a text can't be told from what was left out of the page.
  bool Run(const GumboNode* root) {
    std::vector<std::pair<const GumboNode*, NodeId>> waiting = {
        {root, kRootNode}};
    while (!waiting.empty()) {
      const auto [node, parent] = waiting.back();
      waiting.pop_back();
      const NodeId id = Convert(*node, parent);
      const GumboVector* children = ChildrenOf(*node);
      if (children == nullptr) continue;
      for (unsigned i = children->length; i > 0; --i) {
        waiting.emplace_back(
            static_cast<const GumboNode*>(children->data[i - 1]), id);
      }
    }
    return whole_;
  }

 private:
  static const GumboVector* ChildrenOf(const GumboNode& node) {
    const bool is_element =
        node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
    return is_element ? &node.v.element.children : nullptr;
  }

  // The place of a piece of the page; nothing for what gumbo invented.
  Span SpanOf(const GumboStringPiece& piece) const {
    const std::string& text = page_.text();
    if (piece.data < text.data() ||
        piece.data + piece.length > text.data() + text.size()) {
      return {};
    }
    const size_t begin = piece.data - text.data();
    return {begin, begin + piece.length};
  }
  Span SourceOf(const GumboStringPiece& piece) const {
    const Span span = SpanOf(piece);
    return span.empty() ? Span{} : page_.SourceOf(span);
  }

  NodeId Convert(const GumboNode& node, NodeId parent) {
    switch (node.type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        return AddElement(node.v.element, parent);
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        return AddText(node.v.text, parent);
      default:
        return parent;
    }
  }

  NodeId AddText(const GumboText& text, NodeId parent) {
    const Span span = SpanOf(text.original_text);
    MarkupNode node;
    node.text = text.text;
    if (!span.empty()) node.source = page_.SourceOf(span);
    if (IsBlank(node.text) && IsBlank(node.source.Of(page_.source()))) {
      node.text = node.source.Of(page_.source());
    } else if (node.text.find(ShortHtml::kMark) != node.text.npos) {
      node.text = WholeText(node, span);
    }
    return tree_.Add(parent, node);
  }

  // Mostly all that stands there in the source.
  std::string_view WholeText(const MarkupNode& node, Span span) {
    std::string whole;
    whole_ &= page_.Restore(node.text, span, whole);
    const std::string_view source = node.source.Of(page_.source());
    return whole == source ? source : tree_.Keep(whole);
  }

  NodeId AddElement(const GumboElement& element, NodeId parent) {
    MarkupNode node;
    node.name = NameOf(element);
    node.source = SourceOf(element.original_tag);
    const NodeId id = tree_.Add(parent, node);
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      AddAttribute(
          *static_cast<const GumboAttribute*>(element.attributes.data[i]));
    }
    return id;
  }

  std::string_view NameOf(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) {
      return gumbo_normalized_tagname(element.tag);
    }
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return name.length == 0
               ? "unknown"
               : tree_.Keep(std::string_view(name.data, name.length));
  }

  void AddAttribute(const GumboAttribute& attribute) {
    Span source = SourceOf(attribute.original_value);
    const std::string_view value = source.Of(page_.source());
    if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'')) {
      ++source.begin;
      --source.end;
    }
    // The parser saw nothing of what was left out.
    const std::string_view decoded = attribute.value;
    tree_.AddAttribute({attribute.name,
                        decoded.empty() ? source.Of(page_.source()) : decoded,
                        source});
  }

  const ShortHtml& page_;
  MarkupTree& tree_;
  bool whole_ = true;
};

// The tree of a page; nothing where its texts can't be restored.
std::optional<MarkupTree> Parse(const ShortHtml& page) {
  auto arena = std::make_shared<Arena>();
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = AllocateIn;
  options.deallocator = KeepUntilTheEnd;
  options.userdata = arena.get();
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(
      &options, page.text().data(), page.text().size());
  MarkupTree tree;
  tree.Reserve(page.source().size() / kBytesOfNode);
  if (!Converter(page, tree).Run(output->root)) return std::nullopt;
  tree.KeepAlive(std::move(arena));
  return tree;
}

}  // namespace

Result<MarkupTree> ParseHtml(std::string_view text, const std::string& path,
                             size_t depth) {
  if (text.size() > std::numeric_limits<int>::max()) {
    return FailWith(ErrorCode::kInput, path, "input.too_large",
                    std::numeric_limits<int>::max() >> 20);
  }
  const ShortHtml page(text);
  TINGWEN_TRY(CheckNesting(page.text(), path, depth));
  if (auto tree = Parse(page)) return std::move(*tree);
  return std::move(*Parse(ShortHtml(text, false)));
}

}  // namespace tingwen
