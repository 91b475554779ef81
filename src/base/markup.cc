#include "base/markup.h"

#include "base/text.h"

namespace tingwen {

std::string EscapeMarkup(std::string_view text) {
  std::string escaped(text);
  ReplaceAll(escaped, "&", "&amp;");
  ReplaceAll(escaped, "<", "&lt;");
  ReplaceAll(escaped, ">", "&gt;");
  ReplaceAll(escaped, "\"", "&quot;");
  return escaped;
}

}  // namespace tingwen
