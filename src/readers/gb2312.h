// The character set of plain simplified text (GB/T 2312-1980).
#pragma once

namespace tingwen {

// Whether it has this Han character. Traditional characters and rare ones, as
// in names, are not in it.
bool InGb2312(char32_t han);

}  // namespace tingwen
