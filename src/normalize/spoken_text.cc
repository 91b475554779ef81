#include "normalize/spoken_text.h"

#include "base/text.h"
#include "normalize/classifier.h"

namespace tingwen {
namespace {

bool IsLetterAt(std::string_view text, bool end) {
  if (text.empty()) return false;
  return IsLatinLetter(end ? DecodeBefore(text, text.size()).value
                           : DecodeAt(text, 0).value);
}

}  // namespace

std::string SpokenTextOf(const Document& document, Id sentence) {
  std::string text;
  size_t last_end = 0;
  const auto [first, last] =
      ChildrenOf(document.tokens, &Token::sentence, sentence);
  const auto begin = std::lower_bound(
      document.spoken.begin(), document.spoken.end(), first,
      [](const Spoken& spoken, Id token) { return spoken.token < token; });
  for (auto spoken = begin; spoken != document.spoken.end(); ++spoken) {
    if (spoken->token >= last) break;
    const Token& token = document.tokens[spoken->token];
    const std::string_view words =
        token.semiotic_class == kPunctuationClass && spoken->text.empty()
            ? document.TextOf(token.span)
            : std::string_view(spoken->text);
    if (spoken->span.begin > last_end && IsLetterAt(text, true) &&
        IsLetterAt(words, false)) {
      text += ' ';
    }
    text += words;
    last_end = spoken->span.end;
  }
  return text;
}

}  // namespace tingwen
