#include "readers/markup_walker.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "readers/format.h"
#include "readers/markup_table.h"
#include "readers/structure_table.h"

namespace tingwen {
namespace {

// Every white space as one blank.
std::string FoldSpaces(std::string_view text) {
  std::string folded;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) folded += c;
    if (space && (folded.empty() || folded.back() != ' ')) folded += ' ';
  }
  return folded;
}

bool HasWord(std::string_view words, std::string_view word) {
  if (words.empty()) return false;
  const auto all = Split(words, ' ');
  return std::find(all.begin(), all.end(), word) != all.end();
}

// The Unicode superscript of a digit or sign; empty for others.
std::string_view SuperscriptOf(char c) {
  static constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴",
                                                 "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (c >= '0' && c <= '9') return kDigits[c - '0'];
  return c == '-' ? "⁻" : c == '+' ? "⁺" : "";
}

}  // namespace

MarkupWalker::MarkupWalker(const MarkupTree& tree, PieceWriter& writer,
                           std::string_view format, const NodeNotes* notes)
    : tree_(tree),
      writer_(writer),
      format_(format),
      notes_(notes),
      elements_(*ElementTable::Get()) {}

void MarkupWalker::Walk(NodeId root) {
  WalkNode(root);
  writer_.End();
}

void MarkupWalker::WalkChildren(NodeId id) {
  for (NodeId child = tree_[id].first_child; child != kNoNode;
       child = tree_[child].next) {
    WalkNode(child);
  }
}

void MarkupWalker::WalkNode(NodeId id) {
  if (tree_[id].IsText()) return WriteText(tree_[id]);
  const Element& element = elements_.Of(tree_[id].name);
  const NodeNote* note = notes_ == nullptr ? nullptr : notes_->Find(id);
  if (Skips(id, element, note)) return;
  if (note != nullptr && (note->title > 0 || note->byline)) {
    Context inside = context_;
    inside.kind = note->title > 0 ? BlockKind::kTitle : BlockKind::kByline;
    inside.level = note->title;
    inside.element = tree_[id].name;
    inside.spaced = note->byline;
    return WalkBlock(id, inside);
  }
  if (note != nullptr && note->footnote) return WalkNote(id);
  WalkElement(id, element);
}

// --- what is left out --------------------------------------------------------

bool MarkupWalker::Skips(NodeId id, const Element& element,
                         const NodeNote* note) {
  std::string_view reason;
  if (element.role == ElementRole::kSkip) reason = element.argument;
  if (note != nullptr && !note->drop.empty()) reason = note->drop;
  // On whole pages scripts show what is hidden at first; they are judged
  // elsewhere (FindArticle).
  if (reason.empty() && notes_ == nullptr && IsHidden(tree_, id)) {
    reason = "hidden";
  }
  const std::string_view type = tree_.Attribute(id, "epub:type");
  const std::string_view role = tree_.Attribute(id, "role");
  if (HasWord(type, "pagebreak") || role == "doc-pagebreak") {
    reason = "page number";
  } else if (HasWord(type, "noteref") || role == "doc-noteref") {
    reason = "note reference";
  }
  if (reason.empty()) return false;
  DropTexts(id, reason);
  return true;
}

void MarkupWalker::DropTexts(NodeId id, std::string_view reason) {
  const NodeId end = tree_.EndOf(id);
  for (NodeId node = id; node < end; ++node) {
    if (!IsBlank(tree_[node].text)) writer_.Drop(tree_[node].source, reason);
  }
}

bool MarkupWalker::Treats(NodeId id, const Element& element) {
  const auto drop_if_skipped = [&](Structure structure, const char* reason) {
    if (writer_.options().Of(structure) != Treatment::kSkip) return false;
    DropTexts(id, reason);
    return true;
  };
  switch (element.role) {
    case ElementRole::kTable:
      return drop_if_skipped(Structure::kTable, "table");
    case ElementRole::kList:
      return drop_if_skipped(Structure::kList, "list");
    case ElementRole::kLink:
      return drop_if_skipped(Structure::kLink, "link");
    case ElementRole::kImage:
      return drop_if_skipped(Structure::kImage, "image");
    case ElementRole::kQuotation:
      return drop_if_skipped(Structure::kQuotation, "quotation");
    case ElementRole::kCode:
      return drop_if_skipped(Structure::kCode, "code");
    case ElementRole::kFormula:
      return drop_if_skipped(Structure::kFormula, "formula");
    default:
      return false;
  }
}

// --- elements ----------------------------------------------------------------

void MarkupWalker::WalkElement(NodeId id, const Element& element) {
  if (Treats(id, element)) return;
  const std::string_view type = tree_.Attribute(id, "epub:type");
  if (HasWord(type, "footnote") || HasWord(type, "endnote") ||
      tree_.Attribute(id, "role") == "doc-footnote") {
    return WalkNote(id);
  }
  Context inside = context_;
  inside.element = tree_[id].name;
  switch (element.role) {
    case ElementRole::kBlock:
    case ElementRole::kRow:
      return WalkBlock(id, inside);
    case ElementRole::kHeading:
      inside.kind = BlockKind::kHeading;
      inside.level = element.argument.front() - '0';
      return WalkBlock(id, inside);
    case ElementRole::kCaption:
      inside.kind = BlockKind::kCaption;
      return WalkBlock(id, inside);
    case ElementRole::kList:
      return WalkList(id, element.argument == "numbered");
    case ElementRole::kItem:
      return WalkItem(id);
    case ElementRole::kQuotation:
      return WalkQuotation(id);
    case ElementRole::kCode:
      return WalkCode(id);
    case ElementRole::kTable:
      return WalkTable(id);
    case ElementRole::kFigure:
      return WalkFigure(id);
    case ElementRole::kBreak:
      return writer_.BreakLine();
    case ElementRole::kImage:
      return WriteImage(id);
    case ElementRole::kFormula:
      return WalkFormula(id);
    case ElementRole::kSuperscript:
      return WalkSuperscript(id);
    case ElementRole::kRuby:
      return WalkRuby(id);
    case ElementRole::kQuote: {
      EnsureBlock();
      writer_.Write({tree_[id].source.begin, tree_[id].source.begin}, "“");
      WalkChildren(id);
      return writer_.Write({tree_[id].source.begin, tree_[id].source.begin},
                           "”");
    }
    case ElementRole::kLink:
      if (writer_.options().Of(Structure::kLink) == Treatment::kAnnounce &&
          tree_.HasText(id)) {
        EnsureBlock();
        writer_.Insert("link", tree_[id].source.begin);
      }
      if (context_.spaced) WriteSpace(id);
      return WalkChildren(id);
    default:
      if (context_.spaced) WriteSpace(id);
      return WalkChildren(id);
  }
}

// Pages set the parts of a byline apart by their style.
void MarkupWalker::WriteSpace(NodeId id) {
  if (!writer_.IsOpen() || !writer_.HasText()) return;
  for (const char* mark : {" ", "：", ":", "/", "-", "["}) {
    if (writer_.EndsWith(mark)) return;
  }
  writer_.Write({tree_[id].source.begin, tree_[id].source.begin}, " ");
}

void MarkupWalker::WalkBlock(NodeId id, Context inside) {
  writer_.End();
  const Context outside = std::exchange(context_, inside);
  WalkChildren(id);
  writer_.End();
  context_ = outside;
  context_.item = 0;
}

void MarkupWalker::AnnounceIf(Structure structure, std::string_view id,
                              NodeId node, std::string_view argument) {
  if (writer_.options().Of(structure) != Treatment::kAnnounce) return;
  writer_.Announce(id, tree_[node].source.begin, argument);
}

void MarkupWalker::WalkList(NodeId id, bool numbered) {
  writer_.End();
  int items = 0;
  for (NodeId child = tree_[id].first_child; child != kNoNode;
       child = tree_[child].next) {
    const bool is_item =
        elements_.Of(tree_[child].name).role == ElementRole::kItem;
    items += is_item && tree_.HasText(child) ? 1 : 0;
  }
  if (items == 0) return WalkBlock(id, context_);
  AnnounceIf(Structure::kList, "list", id, std::to_string(items));
  const Context outside = context_;
  ++context_.list_depth;
  int number = 0;
  for (NodeId child = tree_[id].first_child; child != kNoNode;
       child = tree_[child].next) {
    if (tree_[child].name == "li") ++number;
    context_.item = numbered ? number : 0;
    WalkNode(child);
  }
  writer_.End();
  context_ = outside;
}

void MarkupWalker::WalkItem(NodeId id) {
  Context inside = context_;
  inside.kind = BlockKind::kListItem;
  inside.level = std::max(1, context_.list_depth);
  inside.element = "li";
  const std::string text = tree_.TextOf(id);
  const auto& table = StructureTable::Get();
  // 一、 and ① stand in the text of many numbered lists.
  if (table && table->Find(Place::kHead, Trim(text))) inside.item = 0;
  WalkBlock(id, inside);
}

void MarkupWalker::WalkQuotation(NodeId id) {
  writer_.End();
  if (!tree_.HasText(id)) return WalkBlock(id, context_);
  AnnounceIf(Structure::kQuotation, "quotation", id);
  Context inside = context_;
  inside.kind = BlockKind::kQuotation;
  inside.element = "blockquote";
  WalkBlock(id, inside);
  AnnounceIf(Structure::kQuotation, "quotation_end", id);
}

void MarkupWalker::WalkCode(NodeId id) {
  writer_.End();
  if (!tree_.HasText(id)) return;
  AnnounceIf(Structure::kCode, "code", id);
  Context inside = context_;
  inside.kind = BlockKind::kCode;
  inside.element = "pre";
  inside.preformatted = true;
  WalkBlock(id, inside);
  AnnounceIf(Structure::kCode, "code_end", id);
}

void MarkupWalker::WalkTable(NodeId id) {
  writer_.End();
  MarkupTable table(tree_, id);
  if (table.IsLayout()) return WalkBlock(id, context_);
  if (!table.has_caption()) {
    AnnounceIf(Structure::kTable, "table", id,
               std::to_string(table.body_rows()));
  }
  TableWriter(*this, table).Write();
}

// A picture whose caption says the same isn't told twice.
void MarkupWalker::WalkFigure(NodeId id) {
  const Context outside = context_;
  const NodeId caption = tree_.Find(id, "figcaption");
  const NodeId image = tree_.Find(id, "img");
  const std::string words =
      caption == kNoNode ? std::string() : tree_.TextOf(caption);
  const std::string_view alt = image == kNoNode
                                   ? std::string_view()
                                   : Trim(tree_.Attribute(image, "alt"));
  figure_caption_ = words.find(alt) != words.npos ? alt : std::string_view();
  WalkBlock(id, outside);
  figure_caption_ = {};
}

void MarkupWalker::WalkNote(NodeId id) {
  if (writer_.options().Of(Structure::kFootnote) == Treatment::kSkip) {
    return DropTexts(id, "footnote");
  }
  Context inside = context_;
  inside.kind = BlockKind::kFootnote;
  inside.element = tree_[id].name;
  inside.opening = "footnote";
  WalkBlock(id, inside);
}

void MarkupWalker::WalkFormula(NodeId id) {
  const MarkupAttribute* alt = tree_.FindAttribute(id, "alttext");
  EnsureBlock();
  if (writer_.options().Of(Structure::kFormula) == Treatment::kAnnounce) {
    writer_.Insert("formula", tree_[id].source.begin);
  }
  if (alt != nullptr && !alt->source.empty()) {
    DropTexts(id, "formula told by its alternative text");
    return writer_.Write(alt->source, alt->value);
  }
  const NodeId annotation = tree_.Find(id, "annotation");
  if (annotation != kNoNode) {
    for (NodeId node = id; node < annotation; ++node) {
      if (!IsBlank(tree_[node].text)) {
        writer_.Drop(tree_[node].source, "formula told by its annotation");
      }
    }
    return WalkChildren(annotation);
  }
  WalkChildren(id);
}

void MarkupWalker::WalkSuperscript(NodeId id) {
  const NodeId end = tree_.EndOf(id);
  const std::string text(Trim(tree_.TextOf(id)));
  const bool is_power =
      !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return !SuperscriptOf(c).empty();
      });
  if (tree_.Find(id, "a") != kNoNode &&
      text.find_first_of("0123456789") != text.npos) {
    return DropTexts(id, "note reference");
  }
  if (!is_power) return WalkChildren(id);
  EnsureBlock();
  for (NodeId node = id; node < end; ++node) {
    const MarkupNode& leaf = tree_[node];
    for (size_t i = 0; i < leaf.text.size(); ++i) {
      const std::string_view raised = SuperscriptOf(leaf.text[i]);
      const bool exact = leaf.source.size() == leaf.text.size();
      const Span at{leaf.source.begin + i, leaf.source.begin + i + 1};
      if (!raised.empty()) writer_.Write(exact ? at : leaf.source, raised);
    }
  }
}

// Bases in order, each with the pronunciation that follows it.
void MarkupWalker::WalkRuby(NodeId id) {
  EnsureBlock();
  std::vector<Span> bases;
  bool goes_on = false;  // whether text joins the last base
  size_t told = 0;
  const auto tell = [&](NodeId node) {
    const std::string pinyin = tree_.TextOf(node);
    Span source = tree_[node].source;
    const NodeId end = tree_.EndOf(node);
    for (NodeId leaf = node; leaf < end; ++leaf) {
      if (tree_[leaf].IsText()) source = Hull(source, tree_[leaf].source);
    }
    const Span base = told < bases.size() ? bases[told] : Span{};
    writer_.Gloss(base, source, pinyin);
    ++told;
    goes_on = false;
  };
  for (NodeId child = tree_[id].first_child; child != kNoNode;
       child = tree_[child].next) {
    const std::string_view name = tree_[child].name;
    if (name == "rt") {
      tell(child);
    } else if (name == "rtc") {
      for (NodeId rt = tree_[child].first_child; rt != kNoNode;
           rt = tree_[rt].next) {
        if (tree_[rt].name == "rt") tell(rt);
      }
    } else if (name == "rp") {
      DropTexts(child, "ruby");
    } else {
      const size_t begin = writer_.position();
      WalkNode(child);
      const Span base{begin, writer_.position()};
      if (base.empty()) continue;
      if (goes_on && name != "rb") {
        bases.back().end = base.end;
      } else {
        bases.push_back(base);
      }
      goes_on = true;
    }
  }
}

// The attribute of HTML, or what stands inside (Markdown).
std::pair<std::string, Span> MarkupWalker::WordsOfImage(NodeId id) const {
  if (const MarkupAttribute* alt = tree_.FindAttribute(id, "alt")) {
    return {std::string(Trim(alt->value)), alt->source};
  }
  const NodeId first = tree_[id].first_child;
  if (first == kNoNode) return {};
  const Span last = tree_[tree_.EndOf(id) - 1].source;
  return {std::string(Trim(tree_.TextOf(id))), Hull(tree_[first].source, last)};
}

// Whether the text behind a picture begins with its words: its caption.
bool MarkupWalker::IsToldBehind(NodeId image, std::string_view words) const {
  NodeId next = tree_.EndOf(image);
  while (next < tree_.size() && IsBlank(tree_[next].text)) ++next;
  return next < tree_.size() && Trim(tree_[next].text).starts_with(words);
}

void MarkupWalker::WriteImage(NodeId id) {
  const auto [words, source] = WordsOfImage(id);
  const auto& table = StructureTable::Get();
  if (words.empty() || words == Trim(figure_caption_) || !table ||
      table->Find(Place::kImage, words)) {
    return;
  }
  if (IsToldBehind(id, words)) return writer_.Drop(source, "caption");
  const bool announce =
      writer_.options().Of(Structure::kImage) == Treatment::kAnnounce;
  const bool is_inside = writer_.IsOpen() && writer_.HasText();
  const size_t place = source.begin;
  if (!is_inside) {
    writer_.Begin(BlockKind::kCaption, 0, format_ + ":<img alt>");
  }
  const std::string_view opening = is_inside ? "image_inside" : "image";
  if (announce) writer_.Insert(opening, place);
  writer_.Write(source, words);
  if (announce && is_inside) writer_.Insert("image_inside_end", place);
  if (!is_inside) writer_.End();
}

// --- text --------------------------------------------------------------------

void MarkupWalker::EnsureBlock() {
  if (writer_.IsOpen()) return;
  writer_.Begin(context_.kind, context_.level,
                format_ + ":<" + std::string(context_.element) + ">");
  if (context_.opening != nullptr &&
      writer_.options().Of(Structure::kFootnote) == Treatment::kAnnounce) {
    writer_.Insert(context_.opening, writer_.last_source());
  }
  context_.opening = nullptr;
  if (context_.item > 0) {
    writer_.Insert("item", writer_.last_source(),
                   std::to_string(context_.item));
    context_.item = 0;
  }
}

void MarkupWalker::WriteText(const MarkupNode& node) {
  if (!writer_.IsOpen() && IsBlank(node.text)) return;
  EnsureBlock();
  for (const DecodedStretch& stretch :
       AlignDecoded(writer_.source(), node.source, node.text)) {
    if (!stretch.verbatim) {
      writer_.Write(stretch.source, FoldSpaces(stretch.text));
    } else if (context_.preformatted) {
      writer_.AddVerbatim(stretch.source);
    } else {
      writer_.Add(stretch.source);
    }
  }
}

}  // namespace tingwen
