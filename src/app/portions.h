// The loop of the commands that print what they find: over the one document of
// a file, or over the portions of a long text.
#pragma once

#include <functional>
#include <string>

#include "app/settings.h"
#include "base/result.h"
#include "readers/portions.h"

namespace tingwen {

// Calls `use` with each. Errors of the settings, the reader, and of `use`.
Status ForEachPortion(const std::string& path, const Settings& settings,
                      const std::function<Status(Portion&)>& use);

}  // namespace tingwen
