#include "base/message.h"

#include <cstdlib>
#include <map>

#include "base/message_catalog.h"
#include "base/text.h"
#include "base/tsv.h"

namespace tingwen {
namespace {

struct Texts {
  std::string english;
  std::string chinese;
};

using Catalog = std::map<std::string, Texts, std::less<>>;

// Tables have one line a text; \n in it is a line end.
std::string Unescape(std::string_view cell) {
  std::string text(cell);
  ReplaceAll(text, "\\n", "\n");
  return text;
}

Catalog LoadCatalog() {
  Catalog catalog;
  for (const TsvRow& row : ParseTsv(kMessageCatalog)) {
    if (row.cells.size() >= 3) {
      catalog[std::string(row.cells[0])] = {Unescape(row.cells[1]),
                                            Unescape(row.cells[2])};
    }
  }
  return catalog;
}

const std::string* FindText(std::string_view id) {
  static const Catalog catalog = LoadCatalog();
  auto found = catalog.find(id);
  if (found == catalog.end()) return nullptr;
  return MessageLanguage() == Language::kChinese ? &found->second.chinese
                                                 : &found->second.english;
}

Language LanguageOfEnvironment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).substr(0, 2) == "zh" ? Language::kChinese
                                                        : Language::kEnglish;
  }
  return Language::kEnglish;
}

Language& CurrentLanguage() {
  static Language language = LanguageOfEnvironment();
  return language;
}

}  // namespace

Language MessageLanguage() { return CurrentLanguage(); }

void SetMessageLanguage(Language language) { CurrentLanguage() = language; }

std::string FormatMessage(std::string_view id, fmt::format_args arguments) {
  const std::string* text = FindText(id);
  if (text == nullptr) return std::string(id);
  try {
    return fmt::vformat(*text, arguments);
  } catch (const fmt::format_error&) {
    return *text;
  }
}

std::string HintOf(std::string_view id) {
  const std::string* text = FindText(std::string(id) + ".hint");
  return text == nullptr ? std::string() : *text;
}

}  // namespace tingwen
