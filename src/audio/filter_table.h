// Filters as rows of a table, such as a voice's (voices/<id>/equalizer.tsv).
#pragma once

#include <string>
#include <vector>

#include "audio/equalizer.h"
#include "base/result.h"

namespace tingwen {

// Rows of kind (high_pass, peak, low_shelf, high_shelf), Hz, dB and q. Nothing
// where there is no such file; kInternal, with the line, where a row is wrong.
Result<std::vector<FilterBand>> LoadFilters(const std::string& path);

}  // namespace tingwen
