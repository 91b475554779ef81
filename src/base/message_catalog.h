// The tables of data/messages in one text; the build writes its definition.
#pragma once

#include <string_view>

namespace tingwen {

extern const std::string_view kMessageCatalog;

}  // namespace tingwen
