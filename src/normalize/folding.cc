#include "normalize/folding.h"

#include "base/text.h"

namespace tingwen {
namespace {

constexpr char32_t kWidthOffset = 0xFEE0;  // U+FF21 Ａ is U+0041 A

bool Folds(char32_t c) {
  if (c < 0xFF01 || c > 0xFF5E) return false;
  const char32_t narrow = c - kWidthOffset;
  return IsAsciiDigit(narrow) || IsLatinLetter(narrow) ||
         std::u32string_view(U"%+-./=<>$&@#").find(narrow) !=
             std::u32string_view::npos;
}

// All of them begin with the byte EF and then BC or BD.
size_t FindWide(std::string_view text, size_t from) {
  for (size_t at = from; (at = text.find('\xEF', at)) != text.npos; ++at) {
    if (Folds(DecodeAt(text, at).value)) return at;
  }
  return text.npos;
}

}  // namespace

std::optional<AlignedText> FoldWidth(std::string_view text) {
  size_t at = FindWide(text, 0);
  if (at == text.npos) return std::nullopt;
  AlignedTextBuilder builder(text);
  for (; at != text.npos; at = FindWide(text, at)) {
    const CodePoint wide = DecodeAt(text, at);
    builder.CopyUntil(at);
    builder.Replace(wide.span.size(), ToUtf8(wide.value - kWidthOffset));
    at = wide.span.end;
  }
  return std::move(builder).Build();
}

}  // namespace tingwen
