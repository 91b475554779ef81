#include "publish/template.h"

namespace tingwen {

std::string FillTemplate(std::string_view text,
                         const std::map<std::string, std::string>& values) {
  std::string filled;
  while (true) {
    const size_t begin = text.find("{{");
    const size_t end = begin == text.npos ? begin : text.find("}}", begin);
    if (end == text.npos) return filled + std::string(text);
    const auto value =
        values.find(std::string(text.substr(begin + 2, end - begin - 2)));
    filled += text.substr(0, begin);
    if (value == values.end()) {
      filled += text.substr(begin, end + 2 - begin);
    } else {
      filled += value->second;
    }
    text.remove_prefix(end + 2);
  }
}

}  // namespace tingwen
