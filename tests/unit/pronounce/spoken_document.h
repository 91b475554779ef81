// Documents for the tests of this room, without the rooms before it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/tsv.h"
#include "document/document.h"
#include "pronounce/pronouncer.h"

namespace tingwen {

inline Break BreakOfPunctuation(char32_t c) {
  switch (c) {
    case U'、':
      return Break::kEnumeration;
    case U'，':
      return Break::kComma;
    case U'：':
    case U'；':
      return Break::kClause;
    case U'。':
    case U'？':
    case U'！':
      return Break::kSentence;
    default:
      return Break::kNone;
  }
}

// 0 Han, 1 Latin, 2 others: what stands together in one token.
inline int TokenKindOf(char32_t c) {
  if (IsHan(c)) return 0;
  return IsLatinLetter(c) || c == U'-' ? 1 : 2;
}

// A line as the normalizer would leave it, all of it spoken as written.
inline Document SpokenDocument(std::string line) {
  Document document = DocumentFromLine(std::move(line));
  const std::string& text = document.text.text();
  for (size_t at = 0; at < text.size();) {
    const CodePoint first = DecodeAt(text, at);
    const int kind = TokenKindOf(first.value);
    size_t end = first.span.end;
    while (kind < 2 && end < text.size() &&
           TokenKindOf(DecodeAt(text, end).value) == kind)
      end = DecodeAt(text, end).span.end;
    Token token;
    token.span = {at, end};
    token.sentence = 0;
    Spoken spoken;
    spoken.span = token.span;
    spoken.token = static_cast<Id>(document.tokens.size());
    if (kind < 2) {
      spoken.text = text.substr(at, end - at);
    } else {
      spoken.break_after = BreakOfPunctuation(first.value);
    }
    document.tokens.push_back(token);
    document.spoken.push_back(spoken);
    at = end;
  }
  return document;
}

// The program's own data.
inline const Pronouncer& TestPronouncer() {
  static const Result<Pronouncer> pronouncer =
      Pronouncer::Load(DataPath("lexicon.bin"));
  if (!pronouncer) {
    std::fputs(Describe(pronouncer.error()).c_str(), stderr);
    std::abort();
  }
  return *pronouncer;
}

inline Document Pronounced(const std::string& line) {
  Document document = SpokenDocument(line);
  TestPronouncer().PronounceWords(document);
  return document;
}

// What is heard: the surface of all syllables, those that merged left out.
inline std::string SurfaceOf(const Document& document) {
  std::string result;
  for (const Syllable& syllable : document.syllables) {
    if (syllable.surface.empty()) continue;
    if (!result.empty()) result += ' ';
    result += syllable.surface;
  }
  return result;
}

// The words, separated by single spaces.
inline std::string WordsOf(const Document& document) {
  std::string result;
  for (const Word& word : document.words) {
    if (!result.empty()) result += ' ';
    result += word.text;
  }
  return result;
}

// The readings of the syllables inside a span, before sandhi.
inline std::string ReadingOf(const Document& document, Span span) {
  std::string result;
  for (const Syllable& syllable : document.syllables) {
    if (!span.Contains(syllable.span)) continue;
    if (!result.empty()) result += ' ';
    result += syllable.pinyin;
  }
  return result;
}

// A table beside the tests; it lives as long as the program.
inline std::vector<TsvRow> TestTable(const std::string& name) {
  static std::vector<std::unique_ptr<std::string>> texts;
  auto bytes =
      ReadFile(std::string(TINGWEN_ROOT) + "/tests/unit/pronounce/" + name);
  texts.push_back(std::make_unique<std::string>(bytes ? *bytes : ""));
  return ParseTsv(*texts.back());
}

}  // namespace tingwen
