// Feeds: RSS 0.9x, 1.0 and 2.0, Atom 1.0. Each entry is an item of its own,
// with its title, date and author, and the longest text that it has.
#include <re2/re2.h>

#include <array>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "readers/charset.h"
#include "readers/format.h"
#include "readers/html_fragment.h"
#include "readers/markup.h"
#include "readers/markup_walker.h"

namespace tingwen {
namespace {

using re2::RE2;

Match Recognize(const Head& head) {
  static const RE2 feed(
      "(?s)\\A(?:<\\?xml[^>]*\\?>|<\\?xml-stylesheet[^>]*\\?>|<!--.*?-->|"
      "<!DOCTYPE[^>\\[]*(?:\\[.*?\\]\\s*)?>|\\s)*<(?:[a-zA-Z]+:)?(?:rss|feed|"
      "RDF)\\b");
  return RE2::PartialMatch(head.text, feed) ? Match::kSure : Match::kNo;
}

std::string DeclaredEncoding(std::string_view bytes) {
  static const RE2 pattern("encoding\\s*=\\s*[\"']([A-Za-z0-9_.:-]+)",
                           RE2::Latin1);
  bytes = bytes.substr(0, 200);
  std::string name;
  RE2::PartialMatch(re2::StringPiece(bytes.data(), bytes.size()), pattern,
                    &name);
  return name;
}

class FeedWriter {
 public:
  FeedWriter(const MarkupTree& tree, std::string_view source,
             const Input& input)
      : tree_(tree), input_(input), writer_(source, input.options) {}

  Result<Piece> Run() && {
    for (NodeId id = 1; id < tree_.size(); ++id) {
      const std::string_view name = tree_[id].name;
      if (name == "channel" || name == "feed") ReadHead(id);
      if (name == "item" || name == "entry") TINGWEN_TRY(WriteEntry(id));
    }
    if (entries_ == 0) {
      return FailWith(ErrorCode::kInput, input_.path, "readers.no_entries");
    }
    return std::move(writer_).Finish();
  }

 private:
  NodeId Child(NodeId id, std::string_view name,
               std::string_view prefix = {}) const {
    for (NodeId child = tree_[id].first_child; child != kNoNode;
         child = tree_[child].next) {
      if (tree_[child].name == name && tree_[child].prefix == prefix) {
        return child;
      }
    }
    return kNoNode;
  }

  void ReadHead(NodeId channel) {
    const NodeId title = Child(channel, "title");
    if (title != kNoNode) {
      writer_.metadata().title = Trim(tree_.TextOf(title));
      DropTexts(title, "title of the feed");
    }
    for (const char* name :
         {"description", "subtitle", "copyright", "rights", "generator"}) {
      const NodeId head = Child(channel, name);
      if (head != kNoNode) DropTexts(head, "head of the feed");
    }
  }

  void DropTexts(NodeId root, std::string_view reason) {
    const NodeId end = tree_.EndOf(root);
    for (NodeId id = root; id < end; ++id) {
      if (!Trim(tree_[id].text).empty()) writer_.Drop(tree_[id].source, reason);
    }
  }

  // The text of an element, which may be HTML.
  AlignedText TextOf(NodeId root) const {
    AlignedTextComposer text(writer_.source());
    const NodeId end = tree_.EndOf(root);
    for (NodeId id = root; id < end; ++id) {
      for (const DecodedStretch& stretch :
           AlignDecoded(writer_.source(), tree_[id].source, tree_[id].text)) {
        if (stretch.verbatim) {
          text.Take(stretch.source);
        } else {
          text.Write(stretch.source, stretch.text);
        }
      }
    }
    return std::move(text).Build({});
  }

  Status WriteEntry(NodeId entry) {
    ++entries_;
    if (const NodeId title = Child(entry, "title"); title != kNoNode) {
      TINGWEN_TRY(WriteAs(BlockKind::kTitle, 1, title));
    }
    NodeId text = kNoNode;
    size_t longest = 0;
    constexpr std::array<std::pair<const char*, const char*>, 4> kTexts = {
        {{"encoded", "content"},
         {"content", ""},
         {"description", ""},
         {"summary", ""}}};
    for (const auto& [name, prefix] : kTexts) {
      const NodeId found = Child(entry, name, prefix);
      if (found == kNoNode) continue;
      const size_t size = tree_.TextOf(found).size();
      if (size > longest) {
        if (text != kNoNode) DropTexts(text, "shorter text of the entry");
        text = found;
        longest = size;
      } else {
        DropTexts(found, "shorter text of the entry");
      }
    }
    return text == kNoNode ? Status() : WriteText(text);
  }

  // A title may hold entities of HTML, and tags.
  Status WriteAs(BlockKind kind, int level, NodeId node) {
    const AlignedText text = TextOf(node);
    PieceWriter inner(writer_.source(), input_.options);
    TINGWEN_TRY(WriteFragment(text, "feed", input_.path, inner));
    Piece piece = std::move(inner).Finish({});
    for (PieceBlock& block : piece.blocks) {
      block.kind = kind;
      block.level = level;
      block.reason = "feed:<" + std::string(tree_[node].name) + ">";
    }
    writer_.Append(std::move(piece));
    return {};
  }

  Status WriteText(NodeId node) {
    if (tree_.Attribute(node, "type") == "xhtml") {
      if (!ElementTable::Get()) return Fail(ElementTable::Get().error());
      MarkupWalker(tree_, writer_, "feed").Walk(node);
      return {};
    }
    return WriteFragment(TextOf(node), "feed", input_.path, writer_);
  }

  const MarkupTree& tree_;
  const Input& input_;
  PieceWriter writer_;
  size_t entries_ = 0;
};

Result<Piece> Read(const Input& input) {
  TINGWEN_ASSIGN(decoded, DecodeBytes(input.bytes, input.path,
                                      DeclaredEncoding(input.bytes)));
  const std::string& text = decoded.text.text();
  size_t broken = 0;
  TINGWEN_ASSIGN(
      tree, ParseXml(text, input.path, input.options.limits.depth, &broken));
  TINGWEN_ASSIGN(piece, FeedWriter(tree, text, input).Run());
  if (broken != text.npos) {
    piece.diagnostics.push_back({Severity::kWarning,
                                 "broken_xml",
                                 {broken, broken},
                                 Message("diagnostic.broken_xml")});
  }
  piece.metadata.encoding = decoded.encoding;
  return Chain(decoded.text, std::move(piece));
}

}  // namespace

const Format kFeedFormat = {"feed", "rss atom rdf xml", Recognize, Read};

}  // namespace tingwen
