#include "publish/book.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <uuid/uuid.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>

namespace tingwen {

double Book::Seconds() const {
  double seconds = 0;
  for (const BookChapter& chapter : chapters) seconds += chapter.seconds;
  return seconds;
}

bool Book::HasPages() const {
  for (const BookChapter& chapter : chapters) {
    for (const BookBlock& block : chapter.blocks) {
      if (std::any_of(block.sentences.begin(), block.sentences.end(),
                      [](const BookSentence& s) { return !s.page.empty(); })) {
        return true;
      }
    }
  }
  return false;
}

std::string ChapterName(size_t index) {
  return fmt::format("chapter-{:03}", index + 1);
}

std::string_view AudioExtension(AudioFormat format) {
  return format == AudioFormat::kOpus ? "opus" : "mp3";
}

std::string_view AudioMediaType(AudioFormat format) {
  return format == AudioFormat::kOpus ? "audio/ogg; codecs=opus" : "audio/mpeg";
}

std::string IdentifierOf(const Book& book) {
  std::string text = book.title + "\n" + book.author + "\n";
  for (const BookChapter& chapter : book.chapters) {
    for (const BookBlock& block : chapter.blocks) {
      for (const BookSentence& sentence : block.sentences) {
        text += sentence.text + "\n";
      }
    }
  }
  uuid_t id;
  uuid_generate_sha1(id, *uuid_get_template("url"), text.data(), text.size());
  char printed[UUID_STR_LEN];
  uuid_unparse_lower(id, printed);
  return std::string("urn:uuid:") + printed;
}

std::string TimeOfMaking() {
  const char* set = std::getenv("SOURCE_DATE_EPOCH");
  const std::time_t now =
      set == nullptr ? std::time(nullptr) : std::strtoll(set, nullptr, 10);
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

}  // namespace tingwen
