// The parts of an article: title, byline, dateline, headings, paragraphs, end
// marks.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "readers/draft.h"

namespace tingwen {

// The lines of a text without the blanks around them; empty lines don't count.
std::vector<Span> LinesOf(std::string_view text);

// Which of the lines are titles: those before the body, without bylines. The
// body begins with the first line that is long, ends as sentences do, or bears
// a dateline or a number. A text without body has its first line as title, a
// text of one line none.
std::vector<size_t> FindTitles(std::string_view text,
                               const std::vector<Span>& lines);

// Takes repeated titles out (readers/repeated_title.h) and answers the full
// title of the piece. kInternal where a table is wrong.
Result<std::string> MendTitles(Draft& draft);

// Fills the block layer of a document and the metadata that bylines give; the
// title and the encoding are the caller's. kInternal where a table is wrong.
Status FindBlocks(Document& document);

}  // namespace tingwen
