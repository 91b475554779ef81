#include "publish/tone_marks.h"

#include <unicode/translit.h>

#include <map>
#include <memory>

#include "base/text.h"

namespace tingwen {
namespace {

// There are about 1,600 syllables with their tones: each is asked for once.
class ToneMarks {
 public:
  ToneMarks() {
    UErrorCode status = U_ZERO_ERROR;
    transform_.reset(icu::Transliterator::createInstance(
        "NumericPinyin-Latin", UTRANS_FORWARD, status));
  }

  const std::string& Of(std::string_view syllable) {
    const auto found = known_.find(syllable);
    if (found != known_.end()) return found->second;
    return known_.emplace(syllable, Make(syllable)).first->second;
  }

 private:
  std::string Make(std::string_view syllable) const {
    std::string letters(syllable);
    ReplaceAll(letters, "v", "ü");
    if (letters.ends_with('5')) letters.pop_back();
    if (!transform_) return letters;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(letters);
    transform_->transliterate(text);
    std::string marked;
    text.toUTF8String(marked);
    return marked;
  }

  std::unique_ptr<icu::Transliterator> transform_;
  std::map<std::string, std::string, std::less<>> known_;
};

}  // namespace

std::string WithToneMark(std::string_view syllable) {
  thread_local ToneMarks marks;
  return marks.Of(syllable);
}

}  // namespace tingwen
