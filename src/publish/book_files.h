// What the books that are folders share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "publish/book.h"

namespace tingwen {

struct FolderSize {
  size_t files = 0;
  uint64_t bytes = 0;
};

// A folder that a book is written into. Each file appears whole.
class BookFolder {
 public:
  explicit BookFolder(std::string path) : path_(std::move(path)) {}

  Status Write(const std::string& name, std::string_view bytes);
  // A file that lies on the same disk.
  Status Move(const std::string& name, const std::string& from);

  std::string PathOf(const std::string& name) const;
  const FolderSize& size() const { return size_; }

 private:
  std::string path_;
  FolderSize size_;
};

// The first sentence from this one on (a number in the chapter, from 1) that
// is heard; where there is none, the last one before it.
size_t HeardSentence(const Book& book, size_t chapter, size_t sentence);

}  // namespace tingwen
