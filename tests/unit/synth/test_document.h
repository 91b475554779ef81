// Documents made by hand, as the stages before synthesis would leave them.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "document/document.h"

namespace tingwen {

// One sentence of the words in `line`, separated by spaces. A word is pinyin
// syllables joined by `-` ("yin2-hang2"; an empty one is a merged 儿), or
// English after `=` ("=NBA"), or `~` for a word without sound. A break may
// follow: `,` comma `.` sentence `/` phrase `#` paragraph.
inline void AddSentence(Document& document, const std::string& line) {
  const Id sentence = static_cast<Id>(document.sentences.size());
  std::string text = document.text.text();
  const size_t begin = text.size();
  for (std::string_view item : Split(line, ' ')) {
    if (item.empty()) continue;
    Word word;
    const size_t strength = std::string_view(",./#").find(item.back());
    if (strength != std::string_view::npos) {
      constexpr Break kBreaks[] = {Break::kComma, Break::kSentence,
                                   Break::kPhrase, Break::kParagraph};
      word.break_after = kBreaks[strength];
      item.remove_suffix(1);
    }
    word.spoken = static_cast<Id>(document.spoken.size());
    word.first_syllable = static_cast<Id>(document.syllables.size());
    word.span.begin = text.size();
    if (item.front() == '=') {
      word.language = SpeechLanguage::kEnglish;
      word.text = item.substr(1);
      text += word.text;
    } else if (item != "~") {
      for (std::string_view pinyin : Split(item, '-')) {
        Syllable syllable;
        syllable.span = {text.size(), text.size() + 3};
        syllable.word = static_cast<Id>(document.words.size());
        syllable.text = "字";
        syllable.pinyin = syllable.surface = pinyin;
        text += "字";
        document.syllables.push_back(syllable);
      }
      word.text = item;
    }
    word.span.end = text.size();
    word.syllable_count =
        static_cast<uint32_t>(document.syllables.size()) - word.first_syllable;
    document.tokens.push_back({word.span, sentence, "han", {}, {}});
    document.spoken.push_back({word.span,
                               static_cast<Id>(document.tokens.size() - 1),
                               word.text,
                               word.break_after,
                               {}});
    document.words.push_back(word);
  }
  document.sentences.push_back({{begin, text.size()}, 0, {}});
  document.text = AlignedText::Identity(text);
}

inline Document MakeDocument(const std::vector<std::string>& sentences) {
  Document document;
  document.path = "test.txt";
  document.blocks.push_back({});
  for (const std::string& sentence : sentences) AddSentence(document, sentence);
  document.blocks[0].span = {0, document.text.text().size()};
  return document;
}

}  // namespace tingwen
