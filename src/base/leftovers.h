// What killed processes leave behind.
#pragma once

#include <cstddef>
#include <string>

namespace tingwen {

// Removes what processes of this machine that were killed in the middle of
// AtomicFile::Commit() left in the folder and the folders in it. Answers how
// many.
size_t RemoveLeftovers(const std::string& folder);

}  // namespace tingwen
