#include "publish/book_files.h"

#include <filesystem>

#include "base/file.h"
#include "base/message.h"

namespace tingwen {

std::string BookFolder::PathOf(const std::string& name) const {
  return (std::filesystem::path(path_) / name).string();
}

Status BookFolder::Write(const std::string& name, std::string_view bytes) {
  ++size_.files;
  size_.bytes += bytes.size();
  return WriteFile(PathOf(name), bytes);
}

Status BookFolder::Move(const std::string& name, const std::string& from) {
  std::error_code error;
  ++size_.files;
  size_.bytes += std::filesystem::file_size(from, error);
  if (!error) std::filesystem::rename(from, PathOf(name), error);
  if (!error) return {};
  return FailWith(ErrorCode::kOutput, PathOf(name), "output.failed",
                  error.message());
}

size_t HeardSentence(const Book& book, size_t chapter, size_t sentence) {
  size_t number = 0;
  size_t last = sentence;
  for (const BookBlock& block : book.chapters[chapter].blocks) {
    for (const BookSentence& one : block.sentences) {
      ++number;
      if (!one.IsHeard()) continue;
      last = number;
      if (number >= sentence) return number;
    }
  }
  return last;
}

}  // namespace tingwen
