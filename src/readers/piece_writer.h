// Writes a Piece block by block, wherever in the source the text stands.
//
//   PieceWriter writer(source, options);
//   writer.Begin(BlockKind::kHeading, 2, "html:<h2>");
//   writer.Add({104, 131});
//   writer.End();
//   Piece piece = std::move(writer).Finish();
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/aligned_text.h"
#include "readers/piece.h"
#include "readers/read_options.h"

namespace tingwen {

class PieceWriter {
 public:
  // `source` is UTF-8 and must outlive the writer.
  PieceWriter(std::string_view source, const ReadOptions& options);

  const ReadOptions& options() const { return options_; }
  std::string_view source() const { return text_.source(); }

  // Ends the open block and begins another. A block without text is none.
  void Begin(BlockKind kind, int level, std::string_view reason);
  void End();
  bool IsOpen() const { return open_; }
  // Whether the open block has text.
  bool HasText() const { return text_.output().size() > block_.span.begin; }

  bool EndsWith(std::string_view mark) const {
    return text_.output().ends_with(mark);
  }

  // Adds source text to the open block (a paragraph, where none is open).
  // White space becomes one space; a line end between Chinese characters
  // becomes nothing.
  void Add(Span source);
  // The same with white space as it is.
  void AddVerbatim(Span source);
  // Adds `output` for source bytes that mean it: "&" for "&amp;". Not folded.
  void Write(Span source, std::string_view output);
  // Begins a new line inside the block.
  void BreakLine();
  // Adds words of ours at a place of the source: those of
  // data/rules/structure_announcements.tsv with this id, {} filled in.
  // `Announce` makes a block of them, `Insert` puts them into the open one.
  void Announce(std::string_view id, size_t place,
                std::string_view argument = {});
  void Insert(std::string_view id, size_t place,
              std::string_view argument = {});

  // Where the text ends that was written so far, and its source.
  size_t position() const { return text_.output().size(); }
  size_t last_source() const { return last_; }
  // Keeps a gloss for the text `span` (of positions). `pinyin` as it is
  // written at `source`; where it is no pinyin of as many characters, it is
  // left out without one.
  void Gloss(Span span, Span source, std::string_view pinyin);

  // Adds the blocks of a piece that was written from the same source.
  void Append(Piece piece);

  // Source text that is left out.
  void Drop(Span source, std::string_view reason);
  void Report(Severity severity, std::string_view id, Span source,
              std::string_view argument = {});

  Metadata& metadata() { return piece_.metadata; }

  // `rest` is the reason why the other bytes of the source aren't read; empty
  // where somebody else accounts for them.
  Piece Finish(std::string_view rest = "markup") &&;

 private:
  void AddWord(Span source);
  // White space is written when the next character is known.
  void KeepSpace(Span source);
  void WriteMark(std::string_view mark);
  void FlushSpace(char32_t next);
  void BeginIfNone();

  ReadOptions options_;
  AlignedTextComposer text_;
  Piece piece_;
  PieceBlock block_;
  bool open_ = false;
  size_t last_ = 0;  // the end of the source text that was written last
  Span space_;       // white space that is not written yet
  bool has_space_ = false;
};

}  // namespace tingwen
