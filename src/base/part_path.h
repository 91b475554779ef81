// Where the parts of the program lie that it starts or loads.
#pragma once

#include <string>

namespace tingwen {

// A part by its file's name: beside the running program, or in libexec/tingwen
// of the prefix that the program, or else libtingwen, is installed in.
std::string PartPath(const std::string& name);

}  // namespace tingwen
