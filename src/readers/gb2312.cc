#include "readers/gb2312.h"

#include <unicode/ucnv.h>

#include <bitset>
#include <memory>
#include <string>
#include <vector>

namespace tingwen {
namespace {

using Characters = std::bitset<0x10000>;

// All of its Han characters, in rows 16 to 87 of 94 each, through ICU.
std::unique_ptr<Characters> Load() {
  std::string bytes;
  for (int row = 16; row <= 87; ++row) {
    for (int cell = 1; cell <= 94; ++cell) {
      bytes += static_cast<char>(0xA0 + row);
      bytes += static_cast<char>(0xA0 + cell);
    }
  }
  auto characters = std::make_unique<Characters>();
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("GB2312", &status);
  std::vector<UChar> text(bytes.size());
  const int32_t size =
      ucnv_toUChars(converter, text.data(), static_cast<int32_t>(text.size()),
                    bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  ucnv_close(converter);
  if (U_FAILURE(status)) return characters;
  for (int32_t i = 0; i < size; ++i)
    characters->set(text[static_cast<size_t>(i)]);
  return characters;
}

}  // namespace

bool InGb2312(char32_t han) {
  static const std::unique_ptr<Characters> characters = Load();
  return han < characters->size() && (*characters)[han];
}

}  // namespace tingwen
