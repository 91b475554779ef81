#include "publish/ogg_serial.h"

#include <ogg/ogg.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

#include "base/message.h"
#include "publish/output_error.h"

namespace tingwen {
namespace {

constexpr uint32_t kSerial = 0x544E4757;  // "WGNT"
constexpr size_t kSerialOffset = 14;
constexpr size_t kPiece = 65536;

// Reads pages one by one out of a file.
class OggPages {
 public:
  explicit OggPages(int descriptor) : descriptor_(descriptor) {
    ogg_sync_init(&sync_);
  }
  OggPages(const OggPages&) = delete;
  OggPages& operator=(const OggPages&) = delete;
  ~OggPages() { ogg_sync_clear(&sync_); }

  // False at the end, or where what follows is no page.
  bool Next(ogg_page& page) {
    while (true) {
      const int found = ogg_sync_pageout(&sync_, &page);
      if (found != 0) return found > 0;
      char* buffer = ogg_sync_buffer(&sync_, kPiece);
      const ssize_t count =
          ::pread(descriptor_, buffer, kPiece, static_cast<off_t>(read_));
      if (count <= 0) return false;
      read_ += static_cast<uint64_t>(count);
      ogg_sync_wrote(&sync_, count);
    }
  }

 private:
  int descriptor_;
  uint64_t read_ = 0;
  ogg_sync_state sync_{};
};

void SetSerial(ogg_page& page) {
  for (size_t i = 0; i < sizeof kSerial; ++i) {
    page.header[kSerialOffset + i] =
        static_cast<unsigned char>(kSerial >> (8 * i));
  }
  ogg_page_checksum_set(&page);
}

}  // namespace

Status FixOggSerial(int descriptor, const std::string& path) {
  OggPages pages(descriptor);
  ogg_page page{};
  off_t position = 0;
  while (pages.Next(page)) {
    SetSerial(page);
    if (::pwrite(descriptor, page.header, static_cast<size_t>(page.header_len),
                 position) != page.header_len) {
      return Fail(OutputError(path, errno));
    }
    position += page.header_len + page.body_len;
  }
  if (position != ::lseek(descriptor, 0, SEEK_END)) {
    return FailWith(ErrorCode::kInternal, path, "publish.ogg");
  }
  return {};
}

}  // namespace tingwen
