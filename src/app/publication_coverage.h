// The proof that a publication is complete: every sentence of its documents
// with the time at which it is spoken, and everything left out with the
// reason.
#pragma once

#include <string>

#include "app/book_recorder.h"
#include "base/result.h"
#include "publish/book.h"

namespace tingwen {

class PublicationCoverage {
 public:
  // A document and the book, whose chapters hold it.
  void Add(const RecordedDocument& recorded, const Book& book);
  // A document that could not be read.
  void AddUnread(const std::string& path, const Error& error);

  // Sentences that should be heard and aren't, text that is left out without
  // a reason, documents that can't be read.
  size_t gaps() const { return gaps_; }
  size_t spoken() const { return spoken_; }
  size_t left_out() const { return left_out_; }

  // Tab-separated rows: kind (spoken, silent, left_out, gap), place, audio
  // file, begin and end in it, text, reason.
  std::string Table() const;

 private:
  void Row(std::string_view kind, const std::string& place,
           std::string_view audio, const BookSentence* sentence,
           std::string_view text, std::string_view reason);
  void AddSentences(const RecordedDocument& recorded, const Book& book);
  void AddLeftOut(const RecordedDocument& recorded);

  std::string rows_;
  size_t spoken_ = 0;
  size_t left_out_ = 0;
  size_t gaps_ = 0;
};

}  // namespace tingwen
