// Speaks documents into the chapters of a book.
#pragma once

#include <deque>
#include <future>
#include <optional>
#include <string>

#include "app/pipeline.h"
#include "app/production.h"
#include "app/progress.h"
#include "app/settings.h"
#include "base/result.h"
#include "publish/book.h"
#include "publish/book_parts.h"
#include "synth/synthesizer.h"

namespace tingwen {

// A document that was spoken, and the chapters that it became:
// [first, last) of Book::chapters.
struct RecordedDocument {
  Document document;
  std::string bytes;  // of the file
  size_t first_chapter = 0;
  size_t last_chapter = 0;
};

// What is spoken goes to a file a chapter, at once: of the audio no more than
// a sentence is held. Finished chapters are encoded while the next ones are
// spoken.
class BookRecorder {
 public:
  // Audio files go to `folder`. kUsage for a format that books can't have.
  static Result<BookRecorder> Create(const FrontEnd& front_end,
                                     const Settings& settings,
                                     const std::string& folder,
                                     Progress& progress);

  // The chapters so far.
  const Book& book() const { return book_; }

  // Adds the chapters of one document.
  Result<RecordedDocument> Add(const std::string& path);

  // The book, with all audio files in their places.
  Result<Book> Finish() &&;

 private:
  // The chapter that is being spoken.
  struct Open {
    size_t part = 0;
    Id first_block = 0;
    uint64_t begin = 0;  // samples
    Production production;
  };

  BookRecorder(const FrontEnd& front_end, const Settings& settings,
               std::string folder, Progress& progress)
      : front_end_(front_end),
        settings_(settings),
        folder_(std::move(folder)),
        progress_(progress) {}

  Status Speak(Document& document);
  Status Take(const Document& document, std::span<const int16_t> block);
  Status OpenChapter(const Document& document, size_t part);
  // Its last block is the one before `last_block`.
  Status CloseChapter(const Document& document, Id last_block);
  Status AwaitEncoders(size_t most);

  const FrontEnd& front_end_;
  const Settings& settings_;
  std::string folder_;
  Progress& progress_;
  Delivery delivery_;
  std::optional<Synthesizer> synthesizer_;
  Book book_;
  std::deque<std::future<Status>> encoders_;

  // Of the document that is being spoken:
  std::vector<BookPart> parts_;
  std::optional<Open> open_;
  size_t documents_ = 0;
  uint64_t samples_ = 0;
  size_t mark_ = 0;  // the last sentence's mark
};

}  // namespace tingwen
