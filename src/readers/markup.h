// The tree of an HTML or XML text, whose every piece of text knows where in
// the source it stands. Both parsers answer it, so that what is written for
// HTML reads EPUB as well.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace tingwen {

using NodeId = uint32_t;
inline constexpr NodeId kRootNode = 0;
inline constexpr NodeId kNoNode = 0;  // the root is nobody's child or sibling

struct MarkupAttribute {
  std::string_view name;   // in lower case; XML: with its prefix, "epub:type"
  std::string_view value;  // decoded
  Span source;             // of the value without quotes; empty where unknown
};

struct MarkupNode {
  // HTML: in lower case. XML: the local name. Empty for text.
  std::string_view name;
  std::string_view prefix;  // XML: "w" of <w:p>
  std::string_view text;    // decoded
  Span source;              // of the text, or from the begin of the start tag
  NodeId parent = kNoNode;
  NodeId first_child = kNoNode;
  NodeId last_child = kNoNode;
  NodeId next = kNoNode;
  uint32_t first_attribute = 0;
  uint32_t attribute_count = 0;

  bool IsText() const { return name.empty(); }
};

// The nodes in the order of the source; node 0 is the root above all.
class MarkupTree {
 public:
  MarkupTree() : nodes_(1) { nodes_[0].name = "#root"; }
  MarkupTree(MarkupTree&&) = default;
  MarkupTree& operator=(MarkupTree&&) = default;

  const MarkupNode& operator[](NodeId id) const { return nodes_[id]; }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }

  // The value of an attribute; empty where there is none.
  std::string_view Attribute(NodeId id, std::string_view name) const;
  const MarkupAttribute* FindAttribute(NodeId id, std::string_view name) const;

  // The node behind the subtree of `id`, in the order of the source; size()
  // at the end. [id, EndOf(id)) are `id` and all that it holds.
  NodeId EndOf(NodeId id) const;
  // The first element of this name in the subtree; kNoNode if none.
  NodeId Find(NodeId root, std::string_view name) const;
  // All text of a subtree.
  std::string TextOf(NodeId id) const;
  // Whether there is more in it than white space.
  bool HasText(NodeId id) const;

  // --- for the parsers ---
  void Reserve(size_t nodes) { nodes_.reserve(nodes); }
  NodeId Add(NodeId parent, MarkupNode node);
  // Gives the node added last an attribute.
  void AddAttribute(MarkupAttribute attribute);
  MarkupNode& Node(NodeId id) { return nodes_[id]; }
  // A copy of a text that lives as long as the tree.
  std::string_view Keep(std::string_view text);
  // Something that texts of the tree live in.
  void KeepAlive(std::shared_ptr<const void> owner) {
    owner_ = std::move(owner);
  }

 private:
  std::vector<MarkupNode> nodes_;
  std::vector<MarkupAttribute> attributes_;
  std::vector<std::unique_ptr<std::string>> texts_;
  std::shared_ptr<const void> owner_;
};

// Parses HTML as browsers do (WHATWG, 13.2). Views of the tree point into
// `text`, which must outlive it. kInput where elements stand inside each other
// more than `depth` deep.
Result<MarkupTree> ParseHtml(std::string_view text, const std::string& path,
                             size_t depth);

// Parses XML; nothing but `text` is ever read: no DTD, no external entity, no
// network. What is not well-formed is read up to there (`*broken` tells where,
// else npos); kInput where it is so from the beginning, nested more than
// `depth` or 250 deep, or where entities multiply.
Result<MarkupTree> ParseXml(std::string_view text, const std::string& path,
                            size_t depth, size_t* broken = nullptr);

// Whether a text is white space of markup, or nothing.
bool IsBlank(std::string_view text);

// Whether an element is marked as hidden: by `hidden`, aria-hidden, or its
// style.
bool IsHidden(const MarkupTree& tree, NodeId id);

// The stretches of a source text that a parser decoded, in order: each with
// what it stands for. Where they can't be told apart, one for all.
struct DecodedStretch {
  Span source;
  std::string_view text;
  bool verbatim = false;
};
std::vector<DecodedStretch> AlignDecoded(std::string_view source, Span span,
                                         std::string_view decoded);

}  // namespace tingwen
