// ParseHtml of readers/markup.h, by gumbo.
#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>
#include <vector>

#include "base/message.h"
#include "readers/html_guard.h"
#include "readers/markup.h"

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
  Converter(std::string_view text, MarkupTree& tree)
      : text_(text), tree_(tree) {}

  void Run(const GumboNode* root) {
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
  }

 private:
  static const GumboVector* ChildrenOf(const GumboNode& node) {
    const bool is_element =
        node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
    return is_element ? &node.v.element.children : nullptr;
  }

  // The place of a piece of the source; nothing for what gumbo invented.
  Span SpanOf(const char* data, size_t length) const {
    if (data < text_.data() || data + length > text_.data() + text_.size()) {
      return {};
    }
    const size_t begin = data - text_.data();
    return {begin, begin + length};
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
    MarkupNode node;
    node.text = text.text;
    node.source = SpanOf(text.original_text.data, text.original_text.length);
    return tree_.Add(parent, node);
  }

  NodeId AddElement(const GumboElement& element, NodeId parent) {
    MarkupNode node;
    node.name = NameOf(element);
    node.source =
        SpanOf(element.original_tag.data, element.original_tag.length);
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
    Span source =
        SpanOf(attribute.original_value.data, attribute.original_value.length);
    const std::string_view value = source.Of(text_);
    if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'')) {
      ++source.begin;
      --source.end;
    }
    tree_.AddAttribute({attribute.name, attribute.value, source});
  }

  std::string_view text_;
  MarkupTree& tree_;
};

}  // namespace

Result<MarkupTree> ParseHtml(std::string_view text, const std::string& path,
                             size_t depth) {
  if (text.size() > std::numeric_limits<int>::max()) {
    return FailWith(ErrorCode::kInput, path, "input.too_large",
                    std::numeric_limits<int>::max() >> 20);
  }
  TINGWEN_TRY(CheckNesting(text, path, depth));
  auto arena = std::make_shared<Arena>();
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = AllocateIn;
  options.deallocator = KeepUntilTheEnd;
  options.userdata = arena.get();
  options.max_errors = 0;
  const GumboOutput* output =
      gumbo_parse_with_options(&options, text.data(), text.size());
  MarkupTree tree;
  tree.Reserve(text.size() / kBytesOfNode);
  Converter(text, tree).Run(output->root);
  tree.KeepAlive(std::move(arena));
  return tree;
}

}  // namespace tingwen
