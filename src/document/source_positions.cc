#include "document/source_positions.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/text.h"

namespace tingwen {

SourcePositions::SourcePositions(std::string_view bytes,
                                 const std::string& encoding, Position begin)
    : bytes_(bytes), begin_(begin), place_(begin) {
  if (encoding.empty() || encoding == "UTF-8") return;
  UErrorCode status = U_ZERO_ERROR;
  converter_.reset(ucnv_open(encoding.c_str(), &status), ucnv_close);
}

Position SourcePositions::At(size_t offset) {
  offset = std::min(offset, bytes_.size());
  if (offset < counted_) {
    counted_ = 0;
    place_ = begin_;
    if (converter_) ucnv_resetToUnicode(converter_.get());
  }
  std::string_view passed = bytes_.substr(counted_, offset - counted_);
  std::string decoded;
  if (converter_) passed = decoded = Decode(passed);
  const Position step = PositionOf(passed, passed.size());
  place_.column =
      step.line == 1 ? place_.column + step.column - 1 : step.column;
  place_.line += step.line - 1;
  counted_ = offset;
  return place_;
}

std::string SourcePositions::Decode(std::string_view bytes) const {
  constexpr size_t kUnits = 4096;
  UChar units[kUnits];
  std::string text;
  const char* at = bytes.data();
  const char* end = at + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* target = units;
    ucnv_toUnicode(converter_.get(), &target, units + kUnits, &at, end, nullptr,
                   false, &status);
    icu::UnicodeString(false, units, static_cast<int32_t>(target - units))
        .toUTF8String(text);
  }
  return text;
}

}  // namespace tingwen
