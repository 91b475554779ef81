#include "normalize/emoji.h"

#include <unicode/uchar.h>

#include "base/text.h"

namespace tingwen {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiPresentation = 0xFE0F;

bool IsSkinTone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

bool IsTag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }

bool IsFlagLetter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

bool IsPictograph(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c),
                             UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool IsModifier(char32_t c) {
  return c == kEmojiPresentation || IsSkinTone(c) || IsTag(c);
}

char32_t CharacterAt(std::string_view text, size_t at) {
  return at < text.size() ? DecodeAt(text, at).value : 0;
}

}  // namespace

size_t EmojiEnd(std::string_view text, size_t at) {
  const CodePoint first = DecodeAt(text, at);
  size_t end = first.span.end;
  if (IsFlagLetter(first.value)) {
    return IsFlagLetter(CharacterAt(text, end)) ? DecodeAt(text, end).span.end
                                                : end;
  }
  if (!IsPictograph(first.value)) return at;
  while (end < text.size()) {
    const CodePoint next = DecodeAt(text, end);
    const bool joins =
        next.value == kJoiner && IsPictograph(CharacterAt(text, next.span.end));
    if (!IsModifier(next.value) && !joins) break;
    end = joins ? DecodeAt(text, next.span.end).span.end : next.span.end;
  }
  return end;
}

std::string EmojiName(const Table& names, std::string_view emoji) {
  std::string plain;
  for (const CodePoint& c : Decode(emoji)) {
    if (c.value != kEmojiPresentation && !IsSkinTone(c.value)) {
      plain += c.span.Of(emoji);
    }
  }
  const int column = names.ColumnIndex("name");
  if (column < 0) return {};
  const std::string* name = names.Find(plain, column);
  if (name == nullptr) {
    name = names.Find(DecodeAt(emoji, 0).span.Of(emoji), column);
  }
  return name == nullptr ? std::string() : *name;
}

}  // namespace tingwen
