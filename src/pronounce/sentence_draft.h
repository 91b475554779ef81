// What the stages of pronunciation hand on to each other for one sentence,
// before it becomes part of the document.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "rules/lexicon.h"

namespace tingwen {

enum class CharacterKind : uint8_t {
  kHan,
  kLatin,  // letters, and what stands inside a word of them: ' - . &
  kOther,  // punctuation, and what has no sound
};

// A character of the spoken text. Punctuation is kept as it was written: it
// has no sound but is evidence.
struct DraftCharacter {
  CharacterKind kind = CharacterKind::kOther;
  Id spoken = kNoId;
  Span span;  // in document text
  // Of a piece that is said otherwise than it is written: its words stand for
  // the whole piece.
  bool rewritten = false;
};

enum class WordKind : uint8_t {
  kLexicon,
  kUser,     // of the user's lexicon; `entry` is its number there
  kNumber,   // 二零二五年, 百分之三十
  kPerson,   // family name and given name; the first character(s) are family
  kForeign,  // a transliterated name
  kUnknown,  // one character that the lexicon doesn't have
  kLatin,
};

struct DraftWord {
  uint32_t begin = 0;  // characters [begin, end)
  uint32_t end = 0;
  WordKind kind = WordKind::kUnknown;
  EntryId entry = kNoEntry;
  uint8_t surname_length = 0;  // of kPerson, in characters
  bool is_time = false;        // of kNumber: with a unit, 二零二五年
  SpeechLanguage language = SpeechLanguage::kMandarin;
  Break break_after = Break::kNone;
  uint32_t first_syllable = 0;
  uint32_t syllable_count = 0;
  Reason reason;

  uint32_t size() const { return end - begin; }
};

struct DraftSyllable {
  uint32_t character = 0;
  Pinyin pinyin;   // before sandhi
  Pinyin surface;  // as spoken; empty: merged into the syllable before
  Reason reason;
  Reason surface_reason;
};

struct SentenceDraft {
  std::vector<char32_t> text;
  std::vector<DraftCharacter> characters;  // of `text`
  std::vector<DraftWord> words;
  std::vector<DraftSyllable> syllables;

  void Clear() {
    text.clear();
    characters.clear();
    words.clear();
    syllables.clear();
  }
  // The characters of a word.
  std::u32string_view TextOf(const DraftWord& word) const {
    return {text.data() + word.begin, word.size()};
  }
};

// Fills text and characters with what is said in one sentence.
void CollectText(const Document& document, Id sentence, const Lexicon& lexicon,
                 SentenceDraft& draft);

// Appends the draft's words and syllables to the document.
void AppendDraft(const SentenceDraft& draft, Document& document);

}  // namespace tingwen
