// From bytes to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/aligned_text.h"

namespace tingwen {

// The encoding of a text, as an IANA name: a byte order mark, strict UTF-8,
// then the most plausible of what is declared and what uchardet, ICU and the
// Chinese encodings offer. Nothing where the bytes are no text.
std::optional<std::string> GuessEncoding(std::string_view bytes,
                                         std::string_view declared = {});

struct Decoded {
  AlignedText text;      // source: the bytes
  std::string encoding;  // IANA name
};

// Decodes a whole file. What can't be decoded becomes U+FFFD; bytes that are
// not UTF-8 in a text that is are kept for the characters' pass to report.
// `declared` is the encoding that the file names; it counts where the bytes
// are neither marked nor UTF-8 and make sense in it.
// kInput for empty input and for bytes that are no text.
Result<Decoded> DecodeBytes(std::string_view bytes, const std::string& path,
                            std::string_view declared = {});

// The same in an encoding that is known.
Result<Decoded> DecodeAs(std::string_view bytes, const std::string& path,
                         const std::string& encoding);

// The bytes as UTF-8, each character with the bytes that it came from. Empty
// where ICU has no such encoding.
std::optional<AlignedText> ConvertToUtf8(std::string_view bytes,
                                         const std::string& encoding);

// A text in another encoding, each byte with the character that it is of; what
// that encoding lacks becomes `?`. Nothing where ICU has no such encoding.
std::optional<AlignedText> ConvertFromUtf8(std::string_view text,
                                           const std::string& encoding);

// How much of a text is everyday Chinese, from about -7 (noise) to 1.
double PlausibilityOf(std::string_view text);

}  // namespace tingwen
