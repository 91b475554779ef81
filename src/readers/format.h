// The formats that can be read, one file each, and which one a file is in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "readers/piece.h"
#include "readers/read_options.h"

namespace tingwen {

// A file that is to be read.
struct Input {
  std::string_view bytes;
  std::string path;  // as the user named it, for messages and for its ending
  const ReadOptions& options;
};

// The beginning of a file, to tell its format.
struct Head {
  std::string_view bytes;  // the whole file
  std::string text;        // its first 4 KiB as UTF-8 without blanks before
};

// How sure a format is that a file is in it.
enum class Match : uint8_t {
  kNo,
  kMaybe,  // if its name says so
  kSure,   // whatever its name says
};

struct Format {
  std::string_view name;        // "html", for the setting `from` and reports
  std::string_view extensions;  // "html htm xhtml"
  Match (*recognize)(const Head& head);
  // kInput for what is damaged or encrypted, or too large for the limits.
  Result<Piece> (*read)(const Input& input);
};

// All formats, in the order in which they are tried.
const std::vector<const Format*>& Formats();

// The format of a file: as set, else by its content, else by its name.
// kUsage for one that is set and unknown; kInput for a file that is known not
// to be readable, such as a picture.
Result<const Format*> FormatOf(const Input& input);

// A text with blanks at its begin and in lower case: how markup is compared.
std::string LowerCase(std::string_view text);

extern const Format kDocxFormat;
extern const Format kEpubFormat;
extern const Format kFeedFormat;
extern const Format kHtmlFormat;
extern const Format kMarkdownFormat;
extern const Format kNewsJsonFormat;
extern const Format kOdtFormat;
extern const Format kPdfFormat;
extern const Format kSrtFormat;
extern const Format kVttFormat;
extern const Format kTextFormat;

}  // namespace tingwen
