#include "readers/page_title.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"
#include "readers/format.h"
#include "readers/titles.h"

namespace tingwen {
namespace {

constexpr uint32_t kLongestTitle = 100;
constexpr uint32_t kShortestTitle = 4;
// Between a title and the site's name.
constexpr std::u32string_view kSeparators = U"-_|–—｜→>»";

// Without what pages write differently: spaces and punctuation.
std::string Folded(std::string_view text) {
  std::string folded;
  for (const CodePoint& c : Decode(text)) {
    if (IsSpace(c.value) || IsPunctuation(c.value)) continue;
    folded += c.span.Of(text);
  }
  return folded;
}

// The pieces of 青川日报-会议召开, folded.
std::vector<std::string> PartsOf(std::string_view title) {
  std::vector<std::string> parts;
  std::string part;
  for (const CodePoint& c : Decode(title)) {
    if (kSeparators.find(c.value) == kSeparators.npos) {
      part += c.span.Of(title);
    } else {
      parts.push_back(Folded(std::exchange(part, {})));
    }
  }
  parts.push_back(Folded(part));
  return parts;
}

struct MetaName {
  std::string_view name;
  std::string Metadata::*field;
};
// The first that a page has counts.
constexpr std::array<MetaName, 15> kMetaNames = {
    {{"og:title", &Metadata::title},
     {"articletitle", &Metadata::title},
     {"twitter:title", &Metadata::title},
     {"author", &Metadata::author},
     {"article:author", &Metadata::author},
     {"og:article:author", &Metadata::author},
     {"article:published_time", &Metadata::date},
     {"pubdate", &Metadata::date},
     {"publishdate", &Metadata::date},
     {"publish-date", &Metadata::date},
     {"og:release_date", &Metadata::date},
     {"weibo: article:create_at", &Metadata::date},
     {"weibo:article:create_at", &Metadata::date},
     {"datepublished", &Metadata::date},
     {"date", &Metadata::date}}};

// The values of meta elements by name.
void ReadMeta(const MarkupTree& tree, Metadata& metadata) {
  std::array<std::string_view, kMetaNames.size()> values;
  for (NodeId id = 1; id < tree.size(); ++id) {
    if (tree[id].name != "meta") continue;
    std::string name = LowerCase(tree.Attribute(id, "name"));
    if (name.empty()) name = LowerCase(tree.Attribute(id, "property"));
    if (name.empty()) name = LowerCase(tree.Attribute(id, "itemprop"));
    for (size_t i = 0; i < kMetaNames.size(); ++i) {
      if (kMetaNames[i].name == name && values[i].empty()) {
        values[i] = Trim(tree.Attribute(id, "content"));
      }
    }
  }
  for (size_t i = 0; i < kMetaNames.size(); ++i) {
    std::string& field = metadata.*kMetaNames[i].field;
    if (field.empty()) field = values[i];
  }
}

bool IsNameOfTitle(std::string_view words) {
  const std::string lower = LowerCase(words);
  return lower.find("title") != lower.npos ||
         lower.find("headline") != lower.npos || lower == "bt";
}

// A heading, or an element whose class or id says so.
bool NamesTitle(const MarkupTree& tree, NodeId id) {
  const std::string_view name = tree[id].name;
  return name == "h1" || name == "h2" || name == "h3" ||
         IsNameOfTitle(tree.Attribute(id, "class")) ||
         IsNameOfTitle(tree.Attribute(id, "id"));
}

}  // namespace

Metadata MetadataOf(const MarkupTree& tree) {
  Metadata metadata;
  ReadMeta(tree, metadata);
  metadata.date = IsoDate(metadata.date);
  if (metadata.title.empty()) {
    const NodeId title = tree.Find(kRootNode, "title");
    if (title != kNoNode)
      metadata.title = WithoutSite(Trim(tree.TextOf(title)));
  }
  return metadata;
}

NodeId FindTitleNode(const MarkupTree& tree, const std::vector<NodeText>& texts,
                     std::string_view title,
                     const std::function<bool(NodeId)>& is_kept) {
  const std::string wanted = Folded(title);
  const std::vector<std::string> parts = PartsOf(title);
  NodeId first_h1 = kNoNode;
  NodeId best = kNoNode;
  size_t longest = 0;
  for (NodeId id = 1; id < tree.size(); ++id) {
    const uint32_t size = texts[id].characters;
    const bool may_be = !tree[id].IsText() && size >= kShortestTitle &&
                        size <= kLongestTitle && is_kept(id);
    if (!may_be) continue;
    const bool is_named = NamesTitle(tree, id);
    if (!is_named && texts[id].block != id) continue;
    if (tree[id].name == "h1" && first_h1 == kNoNode) first_h1 = id;
    const std::string text = Folded(tree.TextOf(id));
    if (text.empty() || wanted.empty()) continue;
    if (text == wanted) return id;
    const bool says_same =
        wanted.find(text) != wanted.npos || text.find(wanted) != text.npos;
    const bool is_part =
        texts[id].links == 0 &&
        std::find(parts.begin(), parts.end(), text) != parts.end();
    if (((is_named && says_same) || is_part) && text.size() > longest) {
      best = id;
      longest = text.size();
    }
  }
  return best != kNoNode ? best : first_h1;
}

}  // namespace tingwen
