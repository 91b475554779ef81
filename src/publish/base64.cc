#include "publish/base64.h"

#include <libxml/uri.h>

#include <memory>

namespace tingwen {

std::string Base64(std::string_view bytes) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t group = 0;
    for (size_t j = 0; j < 3; ++j) {
      const bool there = i + j < bytes.size();
      group =
          group << 8 | (there ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (size_t j = 0; j < 4; ++j) {
      const bool there = i + j <= bytes.size();
      text += there ? kDigits[group >> (18 - 6 * j) & 63] : '=';
    }
  }
  return text;
}

std::string UriOf(std::string_view name) {
  struct FreeXml {
    void operator()(xmlChar* text) const { xmlFree(text); }
  };
  const std::string text(name);
  const std::unique_ptr<xmlChar, FreeXml> escaped(
      xmlURIEscapeStr(reinterpret_cast<const xmlChar*>(text.c_str()), nullptr));
  return escaped ? reinterpret_cast<const char*>(escaped.get()) : text;
}

}  // namespace tingwen
