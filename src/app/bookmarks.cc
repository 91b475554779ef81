#include "app/bookmarks.h"

#include <cstdlib>
#include <filesystem>

#include "base/file.h"

namespace tingwen {
namespace {

constexpr size_t kMostBytes = size_t{1} << 20;

std::string KeyOf(const std::string& document) {
  std::error_code error;
  const auto path = std::filesystem::absolute(document, error);
  return error ? document : path.lexically_normal().string();
}

}  // namespace

std::string BookmarksPath() {
  if (const char* folder = std::getenv("XDG_STATE_HOME")) {
    return std::string(folder) + "/tingwen/positions.json";
  }
  const char* home = std::getenv("HOME");
  return home == nullptr
             ? std::string()
             : std::string(home) + "/.local/state/tingwen/positions.json";
}

Bookmarks Bookmarks::Load(const std::string& path) {
  Bookmarks bookmarks;
  bookmarks.path_ = path;
  const auto text =
      path.empty() ? Result<std::string>("") : ReadFile(path, kMostBytes);
  if (text) bookmarks.entries_ = nlohmann::json::parse(*text, nullptr, false);
  if (!bookmarks.entries_.is_object()) {
    bookmarks.entries_ = nlohmann::json::object();
  }
  return bookmarks;
}

std::optional<size_t> Bookmarks::Get(const std::string& document,
                                     const char* field) const {
  const auto entry = entries_.find(KeyOf(document));
  if (entry == entries_.end() || !entry->is_object()) return std::nullopt;
  const auto value = entry->find(field);
  if (value == entry->end() || !value->is_number_unsigned()) {
    return std::nullopt;
  }
  return value->get<size_t>();
}

std::optional<size_t> Bookmarks::Position(const std::string& document) const {
  return Get(document, "sentence");
}

std::optional<size_t> Bookmarks::Bookmark(const std::string& document) const {
  return Get(document, "bookmark");
}

void Bookmarks::SetPosition(const std::string& document,
                            std::optional<size_t> sentence) {
  nlohmann::json& entry = entries_[KeyOf(document)];
  if (!entry.is_object()) entry = nlohmann::json::object();
  entry.erase("sentence");
  if (sentence) entry["sentence"] = *sentence;
  if (entry.empty()) entries_.erase(KeyOf(document));
}

void Bookmarks::SetBookmark(const std::string& document, size_t sentence) {
  nlohmann::json& entry = entries_[KeyOf(document)];
  if (!entry.is_object()) entry = nlohmann::json::object();
  entry["bookmark"] = sentence;
}

Status Bookmarks::Save() const {
  if (path_.empty()) return {};
  std::error_code ignored;  // WriteFile tells
  std::filesystem::create_directories(
      std::filesystem::path(path_).parent_path(), ignored);
  return WriteFile(path_, entries_.dump(1) + "\n");
}

}  // namespace tingwen
