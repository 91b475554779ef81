// The forms that a book can be published in.
#pragma once

#include <string>

#include "app/book_recorder.h"
#include "app/settings.h"
#include "base/result.h"
#include "publish/book.h"

namespace tingwen {

struct PublicationFormat {
  std::string_view name;       // "epub", for --as
  std::string_view extension;  // of its file; empty: it is a folder
  bool mp3_only = false;
  Status (*write)(const Book& book, const Settings& settings,
                  const std::string& output);
};

// By name, else by the extension of the output; a folder is a site. kUsage for
// unknown ones.
Result<const PublicationFormat*> PublicationFormatOf(const std::string& name,
                                                     const std::string& output);

// Makes the folder of a format that is one. kOutput where it can't.
Status PrepareOutput(const PublicationFormat& format,
                     const std::string& output);

// Gives an EPUB 3 a voice and keeps its look. Answers false, and does nothing,
// for what is none.
Result<bool> WriteWithVoice(const Book& book, const RecordedDocument& recorded,
                            const Settings& settings,
                            const std::string& output);

}  // namespace tingwen
