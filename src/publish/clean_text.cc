#include "publish/clean_text.h"

#include "base/text.h"

namespace tingwen {

std::string CleanText(std::string_view text) {
  std::string clean;
  for (const CodePoint& point : Decode(text)) {
    clean += IsControl(point.value) ? " " : ToUtf8(point.value);
  }
  return clean;
}

}  // namespace tingwen
