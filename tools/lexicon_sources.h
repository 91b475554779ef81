// The sources of the lexicon, read into one form.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/lexicon_writer.h"

namespace tingwen {

// One reading of a word in a dictionary.
struct SourceReading {
  std::vector<Pinyin> reading;  // one syllable a character
  double weight = 1;            // its share, where the dictionary says one
  std::u32string original;      // the word as the dictionary writes it
};

using SourceWords = std::map<std::u32string, std::vector<SourceReading>>;

struct SourceFrequency {
  double count = 0;
  std::string part_of_speech;
};

// Replaces a reading of a character in every word of Terra Pinyin: 期 is qi1
// where Terra has qi2.
struct Replacement {
  char32_t character;
  Pinyin from;
  Pinyin to;
};

std::string ToUtf8(const std::u32string& text);
bool IsAllHan(const std::u32string& text);

// Reads a table `word<TAB>pinyin` of ours. A merged erhua syllable is taken
// apart: 一会儿 "yi1 huir4" becomes yi1 hui4 r5. kInput, with the line, where
// a reading doesn't fit its word.
Result<SourceWords> ReadWordTable(const std::string& path);

// The rows of mainland.tsv whose third column names the reading that they
// replace.
Result<std::vector<Replacement>> ReadReplacements(const std::string& path);

// Reads terra_pinyin.dict.yaml. Words are simplified (OpenCC's t2s);
// characters are kept in both forms. 一 and 不 get back the tones that they
// have before sandhi.
Result<SourceWords> ReadTerra(const std::string& path,
                              const std::vector<Replacement>& replacements);

// Reads jieba's dict.txt: word, count, part of speech.
Result<std::map<std::u32string, SourceFrequency>> ReadFrequencies(
    const std::string& path);

// bigrams.tsv: left word, right word, nats.
Result<std::map<std::pair<std::u32string, std::u32string>, double>> ReadBigrams(
    const std::string& path);

// The Mandarin reading of each Han character of Unicode that has one, by
// ICU's Han-Latin (Unihan's kMandarin).
Result<std::map<char32_t, Pinyin>> ReadUnihan();

// surnames.tsv: surname, pinyin, people among 10,000.
Result<std::map<std::u32string, LexiconSurname>> ReadSurnames(
    const std::string& path);

}  // namespace tingwen
