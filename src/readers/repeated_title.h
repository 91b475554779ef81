// Web pages tell their title several times: as the page's name, with the name
// of a person or of the site added, and over the article, in several lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tingwen {

// The indices of the titles that say nothing that the others don't:
//   - the first one, where each of its pieces is found in the others;
//   - a later one that another holds as a whole, except after a title that
//     needs it (`needs_next[i]`: title i ends with 强调 or 指出).
// Spaces, punctuation and the case of letters don't count. A title of fewer
// than four characters is never taken for a repetition.
std::vector<size_t> FindRepeatedTitles(
    const std::vector<std::string_view>& titles,
    const std::vector<bool>& needs_next);

}  // namespace tingwen
