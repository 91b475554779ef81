// Writes the text of a markup tree, block by block: the way of HTML pages,
// chapters of EPUB, entries of feeds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "readers/elements.h"
#include "readers/markup.h"
#include "readers/piece_writer.h"

namespace tingwen {

// What is known of a node besides its name.
struct NodeNote {
  std::string drop;  // why the subtree is left out; empty: it is read
  // Its text is a title (1) or a subtitle (2), or a byline.
  int title = 0;
  bool byline = false;
  bool footnote = false;
};

// Most nodes have none, and every node is asked for one.
class NodeNotes {
 public:
  using List = std::vector<std::pair<NodeId, NodeNote>>;

  // The note of a node, made where there is none.
  NodeNote& operator[](NodeId id) {
    if (id >= places_.size()) places_.resize(id + 1);
    if (places_[id] == 0) {
      notes_.push_back({id, {}});
      places_[id] = static_cast<uint32_t>(notes_.size());
    }
    return notes_[places_[id] - 1].second;
  }
  const NodeNote* Find(NodeId id) const {
    const bool is_known = id < places_.size() && places_[id] != 0;
    return is_known ? &notes_[places_[id] - 1].second : nullptr;
  }

  List::const_iterator begin() const { return notes_.begin(); }
  List::const_iterator end() const { return notes_.end(); }

 private:
  std::vector<uint32_t> places_;  // by node: from 1 in notes_, 0 for none
  List notes_;
};

class MarkupWalker {
 public:
  // `format` begins the reasons of blocks: "html:<p>". The tree, the notes
  // and the writer, whose source is the text that the tree was parsed from,
  // must outlive the walker. ElementTable::Get() must have been successful.
  MarkupWalker(const MarkupTree& tree, PieceWriter& writer,
               std::string_view format, const NodeNotes* notes = nullptr);

  // Writes what `root` holds.
  void Walk(NodeId root);

 private:
  friend class TableWriter;

  // What blocks of the place are.
  struct Context {
    BlockKind kind = BlockKind::kParagraph;
    int level = 0;
    std::string_view element = "body";
    int list_depth = 0;
    int item = 0;  // number of the item that begins, 0 where none is said
    const char* opening = nullptr;  // the announcement that begins a block
    bool preformatted = false;
    bool spaced = false;  // its elements stand apart
  };

  void WalkChildren(NodeId id);
  void WalkNode(NodeId id);
  void WalkElement(NodeId id, const Element& element);
  // Whether the node is left out; its text is then dropped.
  bool Skips(NodeId id, const Element& element, const NodeNote* note);
  bool Treats(NodeId id, const Element& element);

  void WalkBlock(NodeId id, Context inside);
  void WalkList(NodeId id, bool numbered);
  void WalkItem(NodeId id);
  void WalkQuotation(NodeId id);
  void WalkCode(NodeId id);
  void WalkTable(NodeId id);
  void WalkFigure(NodeId id);
  void WalkNote(NodeId id);
  void WalkFormula(NodeId id);
  void WalkSuperscript(NodeId id);
  void WalkRuby(NodeId id);
  void WriteImage(NodeId id);
  std::pair<std::string, Span> WordsOfImage(NodeId id) const;
  bool IsToldBehind(NodeId image, std::string_view words) const;

  void WriteSpace(NodeId id);
  void WriteText(const MarkupNode& node);
  void EnsureBlock();
  void DropTexts(NodeId id, std::string_view reason);
  // A block that tells what follows, where such parts are announced.
  void AnnounceIf(Structure structure, std::string_view id, NodeId node,
                  std::string_view argument = {});

  const MarkupTree& tree_;
  PieceWriter& writer_;
  const std::string format_;
  const NodeNotes* notes_;
  const ElementTable& elements_;
  Context context_;
  std::string_view figure_caption_;  // what a caption says of its picture
};

}  // namespace tingwen
