// Writes the text of a markup tree, block by block: the way of HTML pages,
// chapters of EPUB, entries of feeds.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

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
using NodeNotes = std::unordered_map<NodeId, NodeNote>;

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
  bool Skips(NodeId id, const Element& element);
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
