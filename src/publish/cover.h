// Pictures in audio files.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tingwen {

// "image/jpeg" or "image/png" by the first bytes; empty for anything else.
std::string MimeTypeOfImage(std::string_view bytes);

// The bytes of a cover. kInput where it can't be read, or is neither JPEG nor
// PNG, or larger than 16 MiB, which FLAC can't hold.
Result<std::string> ReadCover(const std::string& path);

}  // namespace tingwen
