#include "readers/markup.h"

#include <libxml/HTMLparser.h>

#include <algorithm>

#include "base/text.h"

namespace tingwen {

const MarkupAttribute* MarkupTree::FindAttribute(NodeId id,
                                                 std::string_view name) const {
  const MarkupNode& node = nodes_[id];
  const auto begin = attributes_.begin() + node.first_attribute;
  const auto end = begin + node.attribute_count;
  const auto found = std::find_if(
      begin, end, [&](const MarkupAttribute& a) { return a.name == name; });
  return found == end ? nullptr : &*found;
}

std::string_view MarkupTree::Attribute(NodeId id, std::string_view name) const {
  const MarkupAttribute* attribute = FindAttribute(id, name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

NodeId MarkupTree::EndOf(NodeId id) const {
  for (; id != kRootNode; id = nodes_[id].parent) {
    if (nodes_[id].next != kNoNode) return nodes_[id].next;
  }
  return size();
}

NodeId MarkupTree::Find(NodeId root, std::string_view name) const {
  const NodeId end = EndOf(root);
  for (NodeId id = root + 1; id < end; ++id) {
    if (nodes_[id].name == name) return id;
  }
  return kNoNode;
}

std::string MarkupTree::TextOf(NodeId root) const {
  std::string text;
  const NodeId end = EndOf(root);
  for (NodeId id = root; id < end; ++id) text += nodes_[id].text;
  return text;
}

bool MarkupTree::HasText(NodeId root) const {
  const NodeId end = EndOf(root);
  return std::any_of(
      nodes_.begin() + root, nodes_.begin() + end,
      [](const MarkupNode& node) { return !IsBlank(node.text); });
}

NodeId MarkupTree::Add(NodeId parent, MarkupNode node) {
  const NodeId id = size();
  node.parent = parent;
  node.first_attribute = static_cast<uint32_t>(attributes_.size());
  MarkupNode& above = nodes_[parent];
  (above.last_child == kNoNode ? above.first_child
                               : nodes_[above.last_child].next) = id;
  above.last_child = id;
  nodes_.push_back(node);
  return id;
}

void MarkupTree::AddAttribute(MarkupAttribute attribute) {
  attributes_.push_back(attribute);
  ++nodes_.back().attribute_count;
}

std::string_view MarkupTree::Keep(std::string_view text) {
  texts_.push_back(std::make_unique<std::string>(text));
  return *texts_.back();
}

bool IsBlank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
  });
}

bool IsHidden(const MarkupTree& tree, NodeId id) {
  if (tree[id].attribute_count == 0) return false;
  if (tree.FindAttribute(id, "hidden") != nullptr) return true;
  if (tree.Attribute(id, "aria-hidden") == "true") return true;
  std::string style(tree.Attribute(id, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != style.npos;
}

namespace {

// Whether `&name;` or `&#number;` begins the source; its bytes.
size_t EntitySize(std::string_view source) {
  const size_t end = source.substr(0, 40).find_first_of("; \n<", 1);
  if (end == source.npos || source[end] != ';') return 0;
  const std::string name(source.substr(1, end - 1));
  const bool known =
      name.starts_with('#') ||
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return known ? end + 1 : 0;
}

class Aligner {
 public:
  Aligner(std::string_view source, Span span, std::string_view decoded)
      : source_(source.substr(0, span.end)), at_(span.begin), text_(decoded) {}

  // False where source and text don't go together.
  bool Run() {
    while (at_ < source_.size() && done_ < text_.size()) {
      if (!(TakeCopy() || TakeEntity() || TakeLineEnd() || SkipTag())) {
        return false;
      }
    }
    return done_ == text_.size();
  }

  std::vector<DecodedStretch> stretches() && { return std::move(stretches_); }

 private:
  bool TakeCopy() {
    const size_t begin = at_;
    while (at_ < source_.size() && done_ + (at_ - begin) < text_.size() &&
           source_[at_] == text_[done_ + (at_ - begin)]) {
      if (source_[at_] == '&' && EntitySize(source_.substr(at_)) > 0) break;
      ++at_;
    }
    if (at_ == begin) return false;
    Emit({begin, at_}, at_ - begin, true);
    return true;
  }

  bool TakeEntity() {
    if (source_[at_] != '&' || done_ >= text_.size()) return false;
    const size_t size = EntitySize(source_.substr(at_));
    if (size == 0) return false;
    Emit({at_, at_ + size}, DecodeAt(text_, done_).span.end - done_, false);
    at_ += size;
    return true;
  }

  // CR LF and CR are read as LF.
  bool TakeLineEnd() {
    if (source_[at_] != '\r') return false;
    const bool lone = at_ + 1 >= source_.size() || source_[at_ + 1] != '\n';
    if (lone && done_ < text_.size() && text_[done_] == '\n') {
      Emit({at_, at_ + 1}, 1, false);
    }
    ++at_;
    return true;
  }

  // A tag that browsers ignore, such as one that closes nothing.
  bool SkipTag() {
    if (source_[at_] != '<') return false;
    const size_t end = source_.find('>', at_);
    if (end == source_.npos) return false;
    at_ = end + 1;
    return true;
  }

  void Emit(Span source, size_t size, bool verbatim) {
    stretches_.push_back({source, text_.substr(done_, size), verbatim});
    done_ += size;
  }

  std::string_view source_;
  size_t at_;
  std::string_view text_;
  size_t done_ = 0;
  std::vector<DecodedStretch> stretches_;
};

}  // namespace

std::vector<DecodedStretch> AlignDecoded(std::string_view source, Span span,
                                         std::string_view decoded) {
  if (span.Of(source) == decoded) return {{span, decoded, true}};
  Aligner aligner(source, span, decoded);
  if (!aligner.Run()) return {{span, decoded, false}};
  return std::move(aligner).stretches();
}

}  // namespace tingwen
