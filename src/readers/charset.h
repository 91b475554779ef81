// From bytes to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/aligned_text.h"

namespace tingwen {

// The encoding of a text, as an IANA name: a byte order mark, strict UTF-8,
// then the most plausible of what uchardet, ICU and the Chinese encodings
// offer. Nothing where the bytes are no text.
std::optional<std::string> GuessEncoding(std::string_view bytes);

struct Decoded {
  AlignedText text;      // source: the bytes
  std::string encoding;  // IANA name
};

// Decodes a whole file. What can't be decoded becomes U+FFFD; bytes that are
// not UTF-8 in a text that is are kept for the characters' pass to report.
// kInput for empty input and for bytes that are no text.
Result<Decoded> DecodeBytes(std::string_view bytes, const std::string& path);

// The bytes as UTF-8, each character with the bytes that it came from. Empty
// where ICU has no such encoding.
std::optional<AlignedText> ConvertToUtf8(std::string_view bytes,
                                         const std::string& encoding);

}  // namespace tingwen
