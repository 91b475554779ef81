#include "pronounce/breaks.h"

#include <algorithm>

namespace tingwen {
namespace {

class Breaks {
 public:
  Breaks(const Document& document, Id sentence, SentenceDraft& draft)
      : document_(document), sentence_(sentence), draft_(draft) {}

  void Set() {
    if (draft_.words.empty()) return;
    for (size_t i = 0; i < draft_.words.size(); ++i)
      draft_.words[i].break_after = WrittenBreak(i);
    Break& last = draft_.words.back().break_after;
    last = std::max(last, EndOfSentence());
  }

 private:
  Id PieceOf(size_t word) const {
    return draft_.characters[draft_.words[word].begin].spoken;
  }

  // The strongest break of the pieces between the word and the next one.
  Break WrittenBreak(size_t i) const {
    const bool last = i + 1 == draft_.words.size();
    const Id end = last ? draft_.characters.back().spoken + 1 : PieceOf(i + 1);
    Break strongest = Break::kWord;
    for (Id piece = PieceOf(i); piece < end; ++piece)
      strongest = std::max(strongest, document_.spoken[piece].break_after);
    return strongest;
  }

  Break EndOfSentence() const {
    const Id block = document_.sentences[sentence_].block;
    const bool ends_block =
        sentence_ + 1 == document_.sentences.size() ||
        document_.sentences[sentence_ + 1].block != block;
    if (!ends_block || block == kNoId) return Break::kSentence;
    return document_.blocks[block].kind == BlockKind::kTitle
               ? Break::kTitle
               : Break::kParagraph;
  }

  const Document& document_;
  const Id sentence_;
  SentenceDraft& draft_;
};

}  // namespace

void SetBreaks(const Document& document, Id sentence, const Lexicon&,
               SentenceDraft& draft) {
  Breaks(document, sentence, draft).Set();
}

}  // namespace tingwen
