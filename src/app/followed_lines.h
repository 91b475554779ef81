// The lines of a text that is still being written.
#pragma once

#include <optional>
#include <string>

#include "base/descriptor.h"
#include "base/input_file.h"
#include "base/result.h"

namespace tingwen {

class FollowedLines {
 public:
  // `path`: a file that grows, a named pipe, or "-" for standard input.
  // kInput where it can't be read.
  static Result<FollowedLines> Open(const std::string& path);

  // The next line without its end, if it is there whole; never waits. kInput
  // where reading fails.
  Result<std::optional<std::string>> Next();
  // Becomes readable when Next() is to be asked again.
  int descriptor() const;
  // Nothing more will come: a stream was closed, or a file deleted.
  bool ended() const { return ended_ && buffer_.empty(); }

 private:
  FollowedLines(std::string path, InputFile file, Descriptor watch)
      : path_(std::move(path)),
        file_(std::move(file)),
        watch_(std::move(watch)) {}

  std::optional<std::string> TakeLine();
  bool Ready() const;   // reading would not wait
  Result<bool> Read();  // whether something came
  bool BeginAnew();
  bool Deleted() const;

  std::string path_;
  InputFile file_;
  Descriptor watch_;  // inotify, for a file
  std::string buffer_;
  bool ended_ = false;
};

}  // namespace tingwen
