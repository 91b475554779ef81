// A file as one document, or, where it is a plain text that is longer than a
// portion, as a document for each portion, so that texts of any length are read
// in memory that doesn't grow with them.
#pragma once

#include <optional>
#include <string>

#include "base/input_file.h"
#include "base/result.h"
#include "document/document.h"
#include "readers/read_options.h"

namespace tingwen {

struct Portion {
  Document document;  // its source spans count from the begin of the portion
  std::string bytes;
  size_t offset = 0;           // where it begins in the file
  Position position = {1, 1};  // the same as a place for people
};

class PortionReader {
 public:
  // No portion has more bytes.
  static constexpr size_t kPortion = size_t{1} << 18;

  // Reads as much of a file ("-": standard input) as tells whether it goes in
  // portions: a plain text of more than `whole` bytes, or longer than the
  // options allow for a document. `limit` is the most bytes of any other file.
  // kInput as ReadFile.
  static Result<PortionReader> Open(const std::string& path, size_t limit,
                                    const ReadOptions& options,
                                    size_t whole = kPortion);

  bool IsLong() const { return is_long_; }

  // The next portion; nothing at the end. A portion ends with a paragraph; in
  // a paragraph that is longer, with a sentence; else anywhere. Errors as
  // ReadDocument.
  Result<std::optional<Portion>> Next();

 private:
  PortionReader(InputFile file, std::string path, const ReadOptions& options)
      : file_(std::move(file)), path_(std::move(path)), options_(options) {}

  Result<std::optional<Portion>> NextOfLong();
  // The bytes of the next portion, taken out of the buffer.
  Result<std::string> TakeBytes();

  InputFile file_;
  std::string path_;
  ReadOptions options_;
  bool is_long_ = false;
  bool begun_ = false;    // whether a portion has been answered
  std::string buffer_;    // what was read of the file and is not answered yet
  std::string encoding_;  // of a long text, once it is known
  size_t offset_ = 0;     // of the buffer in the file
  Position position_{1, 1};
};

}  // namespace tingwen
