// What a batch did, document by document in the order of the command line
// (docs/formats/batch.md).
#pragma once

#include <string>

#include "app/batch_run.h"

namespace tingwen {

// The totals in a line or two, in the user's language.
std::string BatchTotals(const BatchResult& result);

// Writes the summary to a file, in the form that its name asks for: .json,
// .csv (RFC 4180), .html, else text. kOutput where it can't be written.
Status WriteBatchSummary(const BatchResult& result, const std::string& path);

}  // namespace tingwen
