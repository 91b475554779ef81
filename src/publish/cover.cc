#include "publish/cover.h"

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

constexpr size_t kLargestCover = (size_t{16} << 20) - 1024;

}  // namespace

std::string MimeTypeOfImage(std::string_view bytes) {
  if (StartsWith(bytes, "\xFF\xD8\xFF")) return "image/jpeg";
  if (StartsWith(bytes, "\x89PNG\r\n\x1A\n")) return "image/png";
  return {};
}

Result<std::string> ReadCover(const std::string& path) {
  TINGWEN_ASSIGN(bytes, ReadFile(path, kLargestCover));
  if (MimeTypeOfImage(bytes).empty()) {
    return FailWith(ErrorCode::kInput, path, "publish.cover");
  }
  return bytes;
}

}  // namespace tingwen
