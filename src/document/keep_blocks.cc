#include "document/keep_blocks.h"

namespace tingwen {
namespace {

// Keeps the elements whose parent is one of the first `parents`.
template <class Element>
void KeepChildren(std::vector<Element>& layer, Id Element::*parent,
                  size_t parents) {
  std::erase_if(layer, [&](const Element& element) {
    return element.*parent >= parents;
  });
}

}  // namespace

void KeepBlocks(Document& document, size_t count) {
  if (count >= document.blocks.size()) return;
  document.blocks.resize(count);
  KeepChildren(document.sentences, &Sentence::block, count);
  KeepChildren(document.tokens, &Token::sentence, document.sentences.size());
  KeepChildren(document.spoken, &Spoken::token, document.tokens.size());
  KeepChildren(document.words, &Word::spoken, document.spoken.size());
  KeepChildren(document.syllables, &Syllable::word, document.words.size());
}

}  // namespace tingwen
