#include "readers/announcements.h"

#include <map>

#include "base/text.h"
#include "readers/table_file.h"

namespace tingwen {
namespace {

using Words = std::map<std::string, std::string, std::less<>>;

Words Load() {
  Words words;
  if (auto file = LoadTable("structure_announcements", 2)) {
    for (const TsvRow& row : file->rows) {
      words.emplace(row.cells[0], row.cells[1]);
    }
  }
  return words;
}

}  // namespace

std::string Announcement(std::string_view id, std::string_view argument) {
  static const Words words = Load();
  const auto found = words.find(id);
  if (found == words.end()) return {};
  std::string text = found->second;
  ReplaceAll(text, "{}", argument);
  return text;
}

}  // namespace tingwen
