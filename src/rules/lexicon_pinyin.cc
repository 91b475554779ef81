#include "rules/lexicon_pinyin.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace tingwen {

std::string_view Pinyin::base() const {
  return {letters.data(), strnlen(letters.data(), letters.size())};
}

ShortText<8> Pinyin::Text() const {
  if (empty()) return {};
  std::array<char, 8> text{};
  const size_t size = base().size();
  std::copy_n(letters.begin(), size, text.begin());
  text[size] = static_cast<char>('0' + tone);
  return std::string_view(text.data(), size + 1);
}

Pinyin Pinyin::WithErhua() const {
  Pinyin result = *this;
  const size_t size = base().size();
  if (size == 0 || size == letters.size() || letters[size - 1] == 'r')
    return result;
  result.letters[size] = 'r';
  return result;
}

std::optional<Pinyin> ParsePinyin(std::string_view text) {
  Pinyin result;
  if (text.size() < 2 || text.size() > result.letters.size() + 1) return {};
  const char tone = text.back();
  if (tone < '1' || tone > '5') return {};
  text.remove_suffix(1);
  const auto is_letter = [](char c) { return 'a' <= c && c <= 'z'; };
  if (!std::all_of(text.begin(), text.end(), is_letter)) return {};
  std::copy(text.begin(), text.end(), result.letters.begin());
  result.tone = static_cast<uint8_t>(tone - '0');
  return result;
}

std::optional<std::vector<Pinyin>> ParseReading(std::string_view text) {
  std::vector<Pinyin> reading;
  for (const std::string_view piece : Split(text, ' ')) {
    const auto syllable = ParsePinyin(piece);
    if (!syllable) return {};
    reading.push_back(*syllable);
  }
  return reading;
}

std::string FormatReading(const std::vector<Pinyin>& reading) {
  std::string text;
  for (const Pinyin& syllable : reading) {
    if (!text.empty()) text += ' ';
    text += syllable.ToString();
  }
  return text;
}

}  // namespace tingwen
