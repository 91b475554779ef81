#include "pronounce/sentence_draft.h"

#include <algorithm>

#include "base/text.h"
#include "pronounce/piece_spans.h"

namespace tingwen {
namespace {

bool JoinsLetters(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'-' || c == U'.' || c == U'&';
}

CharacterKind KindOf(char32_t c, const Lexicon& lexicon) {
  if (lexicon.LabelOf(c) != 0 || IsHan(c)) return CharacterKind::kHan;
  if (IsLatinLetter(c) || !lexicon.LetterName(c).empty() || JoinsLetters(c))
    return CharacterKind::kLatin;
  return CharacterKind::kOther;
}

void AddPiece(const Document& document, Id id, const Lexicon& lexicon,
              SentenceDraft& draft) {
  const Spoken& spoken = document.spoken[id];
  const std::string_view written = document.TextOf(spoken.span);
  const bool silent = spoken.text.empty();
  const std::string_view text = silent ? written : spoken.text;
  std::vector<Span> rewritten;
  if (text != written) rewritten = AlignSpoken(written, text);
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) {
    const CodePoint c = DecodeAt(text, at);
    at = c.span.end;
    const Span own = rewritten.empty() ? c.span : rewritten[count];
    const CharacterKind kind =
        silent ? CharacterKind::kOther : KindOf(c.value, lexicon);
    draft.text.push_back(c.value);
    draft.characters.push_back(
        {kind,
         id,
         {spoken.span.begin + own.begin, spoken.span.begin + own.end},
         !rewritten.empty()});
  }
}

void AppendSyllable(const DraftSyllable& syllable, const SentenceDraft& draft,
                    Id word, Document& document) {
  Syllable& added = document.syllables.emplace_back();
  added.span = draft.characters[syllable.character].span;
  added.word = word;
  added.text = ToUtf8(draft.text[syllable.character]);
  added.pinyin = syllable.pinyin.Text();
  added.surface = syllable.surface == syllable.pinyin
                      ? added.pinyin
                      : syllable.surface.Text();
  added.reason = syllable.reason;
  added.surface_reason = syllable.surface_reason;
}

}  // namespace

void CollectText(const Document& document, Id sentence, const Lexicon& lexicon,
                 SentenceDraft& draft) {
  const auto [first_token, last_token] =
      ChildrenOf(document.tokens, &Token::sentence, sentence);
  const auto& spoken = document.spoken;
  const auto before = [](const Spoken& piece, Id token) {
    return piece.token < token;
  };
  const auto first =
      std::lower_bound(spoken.begin(), spoken.end(), first_token, before);
  for (auto id = static_cast<Id>(first - spoken.begin());
       id < spoken.size() && spoken[id].token < last_token; ++id)
    AddPiece(document, id, lexicon, draft);
}

void AppendDraft(const SentenceDraft& draft, Document& document) {
  for (const DraftWord& word : draft.words) {
    const Id id = static_cast<Id>(document.words.size());
    Word& added = document.words.emplace_back();
    const DraftCharacter& first = draft.characters[word.begin];
    added.span = first.rewritten
                     ? document.spoken[first.spoken].span
                     : Hull(first.span, draft.characters[word.end - 1].span);
    added.spoken = first.spoken;
    for (const char32_t c : draft.TextOf(word)) AppendUtf8(added.text, c);
    added.first_syllable = static_cast<Id>(document.syllables.size());
    added.syllable_count = word.syllable_count;
    added.language = word.language;
    added.break_after = word.break_after;
    added.reason = word.reason;
    for (uint32_t i = 0; i < word.syllable_count; ++i)
      AppendSyllable(draft.syllables[word.first_syllable + i], draft, id,
                     document);
  }
}

}  // namespace tingwen
