// The one thing that is wrong with a row of this room's tables.
#pragma once

#include <string>

#include "base/message.h"
#include "base/tsv.h"

namespace tingwen {

// The row of the table at `path` is not understood; kInternal, with its line.
inline Error WrongRow(const std::string& path, const TsvRow& row) {
  Error error = MakeError(ErrorCode::kInternal, path, "pronounce.row");
  error.position = {row.line, 1};
  return error;
}

}  // namespace tingwen
