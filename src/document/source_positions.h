// Lines and columns in a file of any encoding.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct UConverter;

namespace tingwen {

// Answers the position of byte offsets, counting on from the last one while
// they rise. Columns are characters, whatever the encoding.
class SourcePositions {
 public:
  // `bytes` must outlive this. `encoding` is an IANA name, UTF-8 where empty;
  // the first byte stands at `begin`.
  SourcePositions(std::string_view bytes, const std::string& encoding,
                  Position begin);

  Position At(size_t offset);

 private:
  // The next bytes as UTF-8.
  std::string Decode(std::string_view bytes) const;

  std::string_view bytes_;
  std::shared_ptr<UConverter> converter_;  // none for UTF-8
  Position begin_;
  size_t counted_ = 0;
  Position place_;
};

}  // namespace tingwen
