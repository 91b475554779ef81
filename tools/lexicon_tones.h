// The readings that characters have by themselves in Terra Pinyin, and the
// tones that they lose in words.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lexicon_sources.h"

namespace tingwen {

// A reading with less than this share of a character's uses is not living: it
// doesn't make the character a polyphone.
inline constexpr double kLivingShare = 0.05;

class CharacterReadings {
 public:
  // `terra` must outlive this.
  explicit CharacterReadings(const SourceWords& terra) : terra_(terra) {}

  // The readings of a character with their shares; empty if Terra lacks it.
  std::map<Pinyin, double> SharesOf(char32_t c) const;
  // The first of its likeliest readings; Terra must have the character.
  Pinyin LikeliestOf(char32_t c) const;
  static bool IsPolyphone(const std::map<Pinyin, double>& shares);

  // The syllables of a word, a neutral one replaced by the tone that the
  // character has by itself (LexiconSyllable::neutral), unless it is neutral
  // by itself, too (子, 着).
  std::vector<LexiconSyllable> SyllablesOf(const std::u32string& text,
                                           const SourceReading& reading) const;
  // The writing of a word in Terra, so that 头发 leads to 髮 and not to 發; the
  // word itself where Terra doesn't have it with these syllables.
  std::u32string OriginalOf(const std::u32string& text,
                            const std::vector<Pinyin>& reading) const;

 private:
  LexiconSyllable FullTone(char32_t c, char32_t original, Pinyin neutral) const;

  const SourceWords& terra_;
};

// The words of ours that lose tones.
class NeutralWords {
 public:
  // Adds a table; of phrases.tsv only the words of two characters count, the
  // longer ones owe their readings to Terra.
  void Add(LexiconSource source, const SourceWords& words);

  // Gives back the tones that the reading loses without need. Terra writes
  // down lax speech (去年 nian5, 玉米 mi5), so it is believed only for 一 and
  // 不 between verbs, doubled words, and parts that our own tables have so.
  void RestoreTones(const std::u32string& text,
                    std::vector<LexiconSyllable>& reading) const;

 private:
  bool LosesTone(const std::u32string& text, size_t i) const;

  std::map<std::u32string, std::vector<Pinyin>> words_;
};

// Where phrases.tsv settles the tone that neutral.tsv says is lost (头发 fa4
// and fa5), both are right: marks the lost tones of `known`. False, and nothing
// done, where the two readings differ in more than that.
bool LoseTones(LexiconWord& known, const std::vector<LexiconSyllable>& reading);

}  // namespace tingwen
