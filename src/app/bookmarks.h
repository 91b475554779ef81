// Where a listener stopped in each document, and her bookmarks: a file of the
// user's, $XDG_STATE_HOME/tingwen/positions.json.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/result.h"

namespace tingwen {

class Bookmarks {
 public:
  // An unreadable file counts as empty: no listener is kept from her text.
  static Bookmarks Load(const std::string& path);

  // `document` is the path as the user named it.
  std::optional<size_t> Position(const std::string& document) const;
  std::optional<size_t> Bookmark(const std::string& document) const;
  // Nothing for the beginning: forgotten.
  void SetPosition(const std::string& document, std::optional<size_t> sentence);
  void SetBookmark(const std::string& document, size_t sentence);

  Status Save() const;

 private:
  std::optional<size_t> Get(const std::string& document,
                            const char* field) const;

  std::string path_;
  nlohmann::json entries_;
};

// The file of the user's; empty where there is no home.
std::string BookmarksPath();

}  // namespace tingwen
