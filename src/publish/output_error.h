// The error of a system call that writes, in the words of base/file.h.
#pragma once

#include <string>

#include "base/result.h"

namespace tingwen {

// kOutput; `number` is an errno.
Error OutputError(const std::string& path, int number);

}  // namespace tingwen
