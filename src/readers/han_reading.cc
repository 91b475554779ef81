#include "readers/han_reading.h"

#include <unicode/translit.h>

#include <memory>
#include <mutex>

#include "base/text.h"
#include "readers/pinyin.h"
#include "readers/table_file.h"

namespace tingwen {
namespace {

// ICU needs a tenth of a second for this transliterator: it is made when the
// first character asks for it, which few texts do. It is not thread-safe.
std::string Transliterate(char32_t han) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  static const auto han_latin = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD,
                                            status));
  }();
  if (han_latin == nullptr) return {};
  icu::UnicodeString text(static_cast<UChar32>(han));
  han_latin->transliterate(text);
  std::string reading;
  return text.toUTF8String(reading);
}

}  // namespace

Result<HanReading> HanReading::Load() {
  TINGWEN_ASSIGN(file, LoadTable("repair_neutral", 2));
  HanReading result;
  for (const TsvRow& row : file.rows) {
    for (const CodePoint& c : Decode(row.cells[1])) {
      result.neutral_[c.value] = row.cells[0];
    }
  }
  return result;
}

bool HanReading::IsNeutral(char32_t han, const std::string& base) const {
  const auto found = neutral_.find(han);
  return found != neutral_.end() && found->second == base;
}

bool HanReading::Agrees(char32_t han, const std::string& base) const {
  return IsNeutral(han, base) || BaseOf(Transliterate(han)) == base;
}

}  // namespace tingwen
