// The text of a chapter as (X)HTML, the same in EPUB, DAISY 2.02 and pages.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "publish/book.h"
#include "publish/book_contents.h"
#include "publish/markup_writer.h"

namespace tingwen {

// What differs.
struct MarkupStyle {
  // A sentence; its number in the chapter from 1.
  std::function<void(MarkupWriter&, const BookSentence&, size_t)> sentence;
  // The begin of a page of the source.
  std::function<void(MarkupWriter&, const std::string& page)> page;
};

// Headings have the levels of the table of contents.
void WriteBlocks(MarkupWriter& xml, const Book& book, size_t chapter,
                 const std::vector<ContentsEntry>& contents,
                 const MarkupStyle& style);

// The text of a sentence, a piece a word and a piece for what is between:
// `word` is told the number of the word, from 1, and its text.
void WriteWords(MarkupWriter& xml, const BookSentence& sentence,
                const std::function<void(size_t, const TimedWord&,
                                         std::string_view)>& word);

}  // namespace tingwen
