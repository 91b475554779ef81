#include "readers/office_tree.h"

namespace tingwen {

void OfficeTree::Open(std::string_view name, size_t place) {
  MarkupNode node;
  node.name = name;
  node.source = {place, place};
  open_.push_back(tree_.Add(open_.back(), node));
}

void OfficeTree::Attribute(std::string_view name, std::string_view value,
                           size_t place) {
  tree_.AddAttribute({name, tree_.Keep(value), {place, place}});
}

void OfficeTree::Text(Span source, std::string_view text) {
  if (text.empty()) return;
  MarkupNode node;
  node.source = source;
  node.text = text;
  tree_.Add(open_.back(), node);
}

void OfficeTree::Words(size_t place, std::string_view words) {
  if (!words.empty()) Text({place, place}, tree_.Keep(words));
}

void OfficeTree::Drop(Span source, std::string_view text,
                      std::string_view reason) {
  Open("span", source.begin);
  Note().drop = reason;
  Text(source, text);
  Close();
}

void OfficeTree::OpenItem(std::string_view id, int level, size_t place) {
  const auto depth = static_cast<size_t>(level);
  if (!lists_.empty() && lists_.front() != id) CloseLists();
  while (lists_.size() > depth) {
    Close();
    lists_.pop_back();
  }
  while (lists_.size() < depth) {
    Open("ul", place);
    lists_.emplace_back(id);
  }
  Open("li", place);
}

void OfficeTree::CloseLists() {
  for (; !lists_.empty(); lists_.pop_back()) Close();
}

}  // namespace tingwen
