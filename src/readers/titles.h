// The titles of an article: the lines before its body.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "readers/draft.h"

namespace tingwen {

// The span without the blanks at both ends.
Span TrimmedSpan(std::string_view text, Span span);

// The lines of a text without the blanks around them; empty lines don't count.
std::vector<Span> LinesOf(std::string_view text);

// Which of the lines are titles: those before the body, without bylines. The
// body begins with the first line that is long, ends as sentences do, or bears
// a dateline or a number. A text without body has its first line as title, a
// text of one line none. StructureTable::Get() must have been successful.
std::vector<size_t> FindTitles(std::string_view text,
                               const std::vector<Span>& lines);

// A title without the name of the site behind it.
// StructureTable::Get() must have been successful.
std::string_view WithoutSite(std::string_view title);

// 2025年11月5日, 2025-11-05T08:00 as ISO 8601; empty where the year is missing.
std::string IsoDate(std::string_view written);

// Takes repeated titles out (readers/repeated_title.h) and answers the full
// title of the piece. kInternal where a table is wrong.
Result<std::string> MendTitles(Draft& draft);

}  // namespace tingwen
