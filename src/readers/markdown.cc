// Markdown: CommonMark with the tables, footnotes and strikethrough of GitHub.
// The tree of cmark-gfm becomes one of markup, so that it is read as HTML is.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/text.h"
#include "readers/charset.h"
#include "readers/format.h"
#include "readers/markup.h"
#include "readers/markup_walker.h"
#include "readers/titles.h"

namespace tingwen {
namespace {

using re2::RE2;

// Longer addresses of links, in bytes, aren't looked behind.
constexpr size_t kFurthest = 4096;

// Any text is Markdown; only the name can tell.
Match Recognize(const Head&) { return Match::kMaybe; }

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Root = std::unique_ptr<cmark_node, FreeNode>;

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

Root ParseTree(std::string_view text) {
  static const bool registered = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return true;
  }();
  (void)registered;
  const std::unique_ptr<cmark_parser, FreeParser> parser(
      cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE));
  for (const char* name : {"table", "strikethrough"}) {
    cmark_parser_attach_syntax_extension(parser.get(),
                                         cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Root(cmark_parser_finish(parser.get()));
}

// cmark has no names for the parts of footnotes.
std::string_view TypeOf(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_FOOTNOTE_DEFINITION) return "footnote_definition";
  if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return "footnote_reference";
  return cmark_node_get_type_string(node);
}

// The name in HTML of a node of cmark.
std::string_view NameOf(cmark_node* node, bool in_table_head) {
  static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"paragraph", "p"},       {"block_quote", "blockquote"},
      {"item", "li"},           {"code_block", "pre"},
      {"thematic_break", "hr"}, {"linebreak", "br"},
      {"code", "code"},         {"emph", "em"},
      {"strong", "strong"},     {"link", "a"},
      {"image", "img"},         {"table", "table"},
      {"table_header", "tr"},   {"table_row", "tr"},
      {"strikethrough", "del"}, {"footnote_definition", "aside"},
      {"document", "body"}};
  static constexpr std::string_view kHeadings[] = {"h1", "h2", "h3",
                                                   "h4", "h5", "h6"};
  const std::string_view type = TypeOf(node);
  if (type == "heading") {
    return kHeadings[std::clamp(cmark_node_get_heading_level(node), 1, 6) - 1];
  }
  if (type == "list") {
    return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "ol" : "ul";
  }
  if (type == "table_cell") return in_table_head ? "th" : "td";
  for (const auto& [known, name] : kNames) {
    if (known == type) return name;
  }
  return {};
}

std::string_view LiteralOf(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : literal;
}

// Rebuilds the tree, and finds each text in the source again: cmark tells the
// lines of blocks, and texts come in the order of the source.
class Converter {
 public:
  Converter(std::string_view text, size_t depth, MarkupTree& tree)
      : text_(text), depth_(depth), tree_(tree) {
    lines_.push_back(0);
    for (size_t at = 0; (at = text.find('\n', at)) != text.npos;) {
      lines_.push_back(++at);
    }
  }

  // False where it is nested too deep.
  bool Run(cmark_node* root) {
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator(
        cmark_iter_new(root), cmark_iter_free);
    for (cmark_event_type event;
         (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_ENTER) {
        Enter(node);
      } else {
        Exit(node);
      }
      if (open_.size() > depth_) return false;
    }
    return true;
  }

 private:
  NodeId parent() const { return open_.empty() ? kRootNode : open_.back(); }

  NodeId AddElement(std::string_view name) {
    MarkupNode node;
    node.name = name;
    node.source = {cursor_, cursor_};
    return tree_.Add(parent(), node);
  }

  void Enter(cmark_node* node) {
    const std::string_view type = TypeOf(node);
    NoteLines(node);
    if (type == "text" || type == "code") return AddText(LiteralOf(node));
    if (type == "softbreak") return AddBreak();
    if (type == "html_inline") return AddInlineHtml(LiteralOf(node));
    if (type == "html_block") return AddHtmlBlock();
    if (type == "footnote_reference") return;
    if (type == "table_header") in_table_head_ = true;
    const std::string_view name = NameOf(node, in_table_head_);
    if (name.empty()) return;
    const NodeId id = AddElement(name);
    if (name == "br" || name == "hr") return;
    if (type == "footnote_definition") {
      tree_.AddAttribute({"epub:type", "footnote", {}});
    }
    open_.push_back(id);
    if (type != "code_block") return;
    AddText(LiteralOf(node));
    open_.pop_back();
  }

  void Exit(cmark_node* node) {
    const std::string_view type = TypeOf(node);
    const std::string_view name = NameOf(node, in_table_head_);
    if (type == "table_header") in_table_head_ = false;
    if (type == "link") SkipAddress(cmark_node_get_url(node));
    if (name.empty() || open_.empty() || type == "code_block") return;
    // HTML that was not closed ends with its block.
    while (open_.size() > 1 && tree_[open_.back()].name != name) {
      open_.pop_back();
    }
    open_.pop_back();
  }

  // Where the block that begins stands.
  void NoteLines(cmark_node* node) {
    const int first = cmark_node_get_start_line(node);
    const int last = cmark_node_get_end_line(node);
    const auto kind = cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK;
    if (kind == CMARK_NODE_TYPE_INLINE) return;
    if (first < 1 || static_cast<size_t>(first) > lines_.size()) return;
    cursor_ = std::max(cursor_, lines_[first - 1]);
    const size_t end = std::max(first, last);
    end_ = end < lines_.size() ? lines_[end] : text_.size();
    if (cursor_ > end_) cursor_ = lines_[first - 1];
    begin_ = lines_[first - 1];
  }

  void AddBreak() {
    const size_t at = std::min(text_.find('\n', cursor_), end_);
    const size_t end = std::min(at + 1, text_.size());
    AddLeaf({at, end}, at < end ? std::string_view("\n") : std::string_view());
    cursor_ = end;
  }

  void AddLeaf(Span source, std::string_view text) {
    if (text.empty()) return;
    MarkupNode node;
    node.source = source;
    const bool same = source.Of(text_) == text;
    node.text = same ? source.Of(text_) : tree_.Keep(text);
    tree_.Add(parent(), node);
  }

  void AddText(std::string_view literal) {
    if (literal.empty()) return;
    const size_t found = Near(literal.size()).find(literal, cursor_);
    if (found != text_.npos) {
      AddLeaf({found, found + literal.size()}, literal);
      cursor_ = found + literal.size();
      return;
    }
    AddPieces(literal);
  }

  // The source in which the next text must begin: what stands between two
  // texts of a block is never long.
  std::string_view Near(size_t size) const {
    return text_.substr(0, std::min(end_, cursor_ + size + kFurthest));
  }

  // A text with escapes, entities or ends of lines in it.
  void AddPieces(std::string_view literal) {
    size_t at = cursor_;
    size_t entity = text_.substr(0, end_).find('&', at);
    for (size_t done = 0; done < literal.size();) {
      const CodePoint c = DecodeAt(literal, done);
      const std::string_view one = c.span.Of(literal);
      cursor_ = at;
      const size_t next = Near(one.size()).find(one, at);
      if (entity < at) entity = text_.substr(0, end_).find('&', at);
      const bool is_entity =
          entity < next || (one == "&" && next < end_ &&
                            text_.substr(next).starts_with("&amp;"));
      if (is_entity || next == text_.npos) {
        const Span source =
            entity < text_.npos ? EntityAt(entity) : Span{at, at};
        AddLeaf(source, one);
        at = source.end;
      } else {
        AddLeaf({next, next + one.size()}, one);
        at = next + one.size();
      }
      done = c.span.end;
    }
    cursor_ = at;
  }

  Span EntityAt(size_t begin) const {
    const size_t end = text_.substr(0, end_).find(';', begin);
    return {begin, end == text_.npos ? begin + 1 : end + 1};
  }

  // The address behind the words of a link is not text.
  void SkipAddress(const char* address) {
    if (address == nullptr || *address == '\0') return;
    const std::string_view url(address);
    const size_t found = text_.substr(0, end_).find("](", cursor_);
    const size_t at = text_.substr(0, end_).find(url, cursor_);
    if (found == text_.npos || at == text_.npos || at > found + 3) return;
    cursor_ = at + url.size();
  }

  void AddInlineHtml(std::string_view tag) {
    static const RE2 pattern("^<(/?)([a-zA-Z][a-zA-Z0-9]*)");
    std::string closes;
    std::string name;
    if (!RE2::PartialMatch(re2::StringPiece(tag.data(), tag.size()), pattern,
                           &closes, &name)) {
      return;
    }
    name = LowerCase(name);
    const size_t found = text_.substr(0, end_).find(tag, cursor_);
    if (found != text_.npos) cursor_ = found + tag.size();
    if (!closes.empty()) {
      if (open_.size() > 1 && tree_[open_.back()].name == name) {
        open_.pop_back();
      }
      return;
    }
    const NodeId id = AddElement(tree_.Keep(name));
    const bool is_void = name == "br" || name == "img" || name == "wbr" ||
                         name == "hr" || name == "input" || tag.ends_with("/>");
    if (!is_void) open_.push_back(id);
  }

  // HTML blocks are parsed as HTML.
  void AddHtmlBlock() {
    const std::string_view html = text_.substr(begin_, end_ - begin_);
    auto parsed = ParseHtml(html, {}, depth_);
    cursor_ = end_;
    if (!parsed) return;
    const NodeId body = parsed->Find(kRootNode, "body");
    const size_t shift = begin_;
    std::vector<NodeId> copies(parsed->size(), parent());
    const NodeId last = parsed->EndOf(body);
    for (NodeId id = body + 1; id < last; ++id) {
      MarkupNode node = (*parsed)[id];
      const NodeId above = copies[node.parent];
      node.name = node.name.empty() ? node.name : tree_.Keep(node.name);
      node.text = tree_.Keep(node.text);
      node.source = {node.source.begin + shift, node.source.end + shift};
      node.first_child = node.last_child = node.next = kNoNode;
      node.attribute_count = 0;
      copies[id] = tree_.Add(above, node);
    }
  }

  std::string_view text_;
  size_t depth_;
  MarkupTree& tree_;
  std::vector<size_t> lines_;
  std::vector<NodeId> open_;
  bool in_table_head_ = false;
  size_t cursor_ = 0;  // everything before it is found
  size_t begin_ = 0;   // of the block
  size_t end_ = 0;
};

// A block of `key: value` lines between --- at the head, as site generators
// know it. Answers its end.
size_t ReadFrontMatter(std::string_view text, Metadata& metadata) {
  static const RE2 whole(
      "(?s)\\A(?:\\x{FEFF})?(---[ \\t]*\\r?\\n.*?\\n(?:---|\\.\\.\\.)[ "
      "\\t]*(?:\\r?\\n|\\z))");
  re2::StringPiece block;
  if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), whole,
                         &block)) {
    return 0;
  }
  static const RE2 line(
      "(?m)^(title|author|date):[ \\t]*[\"']?(.*?)[\"']?[ \\t]*\\r?$");
  re2::StringPiece rest = block;
  std::string key;
  std::string value;
  while (RE2::FindAndConsume(&rest, line, &key, &value)) {
    if (key == "title") metadata.title = value;
    if (key == "author") metadata.author = value;
    if (key == "date") metadata.date = IsoDate(value);
  }
  return block.data() + block.size() - text.data();
}

// The first heading of the first level is the title.
NodeNotes NotesOf(const MarkupTree& tree) {
  NodeNotes notes;
  const NodeId title = tree.Find(kRootNode, "h1");
  if (title != kNoNode) notes[title].title = 1;
  return notes;
}

Result<Piece> Read(const Input& input) {
  if (!ElementTable::Get()) return Fail(ElementTable::Get().error());
  TINGWEN_ASSIGN(decoded, DecodeBytes(input.bytes, input.path));
  const std::string& text = decoded.text.text();
  PieceWriter writer(text, input.options);
  const size_t begin = ReadFrontMatter(text, writer.metadata());
  writer.Drop({0, begin}, "front matter");
  // Blank lines keep the numbers of lines.
  std::string body = text;
  std::replace_if(
      body.begin(), body.begin() + begin, [](char c) { return c != '\n'; },
      ' ');
  MarkupTree tree;
  Converter converter(text, input.options.limits.depth, tree);
  // The tree of cmark, many times as large as the text, is gone at once.
  if (!converter.Run(ParseTree(body).get())) {
    return FailWith(ErrorCode::kInput, input.path, "readers.too_deep",
                    input.options.limits.depth);
  }
  NodeNotes notes = NotesOf(tree);
  MarkupWalker(tree, writer, "markdown", &notes).Walk(kRootNode);
  writer.metadata().encoding = decoded.encoding;
  return Chain(decoded.text, std::move(writer).Finish());
}

}  // namespace

const Format kMarkdownFormat = {"markdown", "md markdown mkd mdown", Recognize,
                                Read};

}  // namespace tingwen
