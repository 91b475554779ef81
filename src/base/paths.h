// Where the program finds what was installed with it and what its user set.
#pragma once

#include <string>

#include "base/result.h"

namespace tingwen {

// A file or folder of our data, such as "rules" or "lexicon.bin": in
// $TINGWEN_DATA, or in share/tingwen of the prefix that the running program, or
// else libtingwen, is installed in.
std::string DataPath(const std::string& name);

// The program that speaks: $TINGWEN_ENGINE, beside the running program, or in
// libexec/tingwen of the same prefix.
std::string EnginePath();

// A file of the user's: $XDG_CONFIG_HOME/tingwen/<name>, else
// ~/.config/tingwen/<name>. Empty where neither is set.
std::string UserConfigPath(const std::string& name);

}  // namespace tingwen
