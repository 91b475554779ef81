#include "normalize/spoken_text.h"

#include <unicode/uchar.h>

#include "base/text.h"
#include "normalize/classifier.h"

namespace tingwen {
namespace {

bool IsLetterAt(std::string_view text, bool end) {
  if (text.empty()) return false;
  return IsLatinLetter(end ? DecodeBefore(text, text.size()).value
                           : DecodeAt(text, 0).value);
}

using Pieces = std::vector<Spoken>::const_iterator;

// Whether the piece before (-1) or behind (+1) belongs to the same token.
bool SharesToken(const Document& document, Pieces piece, int step) {
  const std::vector<Spoken>& all = document.spoken;
  if (step < 0 ? piece == all.begin() : piece + 1 == all.end()) return false;
  return (piece + step)->token == piece->token;
}

// The mark for a rest inside what is said for one token.
std::string_view MarkOf(Break rest) {
  switch (rest) {
    case Break::kEnumeration:
      return "、";
    case Break::kComma:
      return "，";
    case Break::kClause:
      return "；";
    default:
      return {};
  }
}

// A mark that is not said, as one reads it: dropped where it is a sign by
// Unicode's category, such as | and ~.
std::string_view MarkAsWritten(std::string_view mark) {
  const auto first = static_cast<UChar32>(DecodeAt(mark, 0).value);
  return (U_GET_GC_MASK(first) & U_GC_P_MASK) != 0 ? mark : std::string_view();
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
            ? MarkAsWritten(document.TextOf(token.span))
            : std::string_view(spoken->text);
    if (spoken->span.begin > last_end && IsLetterAt(text, true) &&
        IsLetterAt(words, false)) {
      text += ' ';
    }
    text += words;
    const bool divided =
        SharesToken(document, spoken, -1) || SharesToken(document, spoken, +1);
    if (divided || token.semiotic_class == kSloganClass) {
      text += MarkOf(spoken->break_after);
    }
    last_end = spoken->span.end;
  }
  return text;
}

}  // namespace tingwen
