#include "lexicon_tones.h"

#include <algorithm>

namespace tingwen {
namespace {

// A character with this share of neutral uses has a neutral reading of its own
// (着, 子); others lose their tone in some words only (识 of 认识).
constexpr double kNeutralShare = 0.02;

bool HaveSameLetters(const std::vector<Pinyin>& a,
                     const std::vector<Pinyin>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Pinyin& left, const Pinyin& right) {
                      return left.base() == right.base();
                    });
}

}  // namespace

std::map<Pinyin, double> CharacterReadings::SharesOf(char32_t c) const {
  std::map<Pinyin, double> shares;
  const auto found = terra_.find(std::u32string(1, c));
  if (found == terra_.end()) return shares;
  double sum = 0;
  for (const SourceReading& reading : found->second) sum += reading.weight;
  for (const SourceReading& reading : found->second)
    shares[reading.reading[0]] =
        sum > 0 ? reading.weight / sum
                : 1.0 / static_cast<double>(found->second.size());
  return shares;
}

Pinyin CharacterReadings::LikeliestOf(char32_t c) const {
  const auto shares = SharesOf(c);
  const auto& readings = terra_.at(std::u32string(1, c));
  Pinyin best = readings[0].reading[0];
  for (const SourceReading& reading : readings)
    if (shares.at(reading.reading[0]) > shares.at(best))
      best = reading.reading[0];
  return best;
}

bool CharacterReadings::IsPolyphone(const std::map<Pinyin, double>& shares) {
  return std::count_if(shares.begin(), shares.end(), [](const auto& share) {
           return share.second >= kLivingShare;
         }) > 1;
}

LexiconSyllable CharacterReadings::FullTone(char32_t c, char32_t original,
                                            Pinyin neutral) const {
  if (neutral.tone != 5 || neutral == kErhuaSuffix) return {neutral};
  const auto own = SharesOf(c);
  const auto share = own.find(neutral);
  if (own.empty() || (share != own.end() && share->second >= kNeutralShare))
    return {neutral};
  Pinyin best = neutral;
  double best_share = -1;
  for (const auto& [pinyin, share_of_tone] : SharesOf(original))
    if (pinyin.base() == neutral.base() && pinyin.tone != 5 &&
        share_of_tone > best_share) {
      best = pinyin;
      best_share = share_of_tone;
    }
  return {best, false, best.tone != 5};
}

std::vector<LexiconSyllable> CharacterReadings::SyllablesOf(
    const std::u32string& text, const SourceReading& reading) const {
  std::vector<LexiconSyllable> result;
  for (size_t i = 0; i < text.size(); ++i)
    result.push_back(
        FullTone(text[i], reading.original[i], reading.reading[i]));
  return result;
}

std::u32string CharacterReadings::OriginalOf(
    const std::u32string& text, const std::vector<Pinyin>& reading) const {
  const auto found = terra_.find(text);
  if (found == terra_.end()) return text;
  for (const SourceReading& known : found->second)
    if (HaveSameLetters(reading, known.reading)) return known.original;
  return text;
}

void NeutralWords::Add(LexiconSource source, const SourceWords& words) {
  if (source != LexiconSource::kNeutral && source != LexiconSource::kPhrases)
    return;
  for (const auto& [text, readings] : words)
    if (source == LexiconSource::kNeutral || text.size() == 2)
      words_[text] = readings[0].reading;
}

bool NeutralWords::LosesTone(const std::u32string& text, size_t i) const {
  if (text[i] == U'一' || text[i] == U'不') return true;
  if (text.size() == 2 && text[0] == text[1]) return true;
  for (size_t begin = 0; begin <= i; ++begin)
    for (size_t end = i + 1; end <= text.size(); ++end) {
      const auto word = words_.find(text.substr(begin, end - begin));
      if (word != words_.end() && word->second[i - begin].tone == 5)
        return true;
    }
  return false;
}

void NeutralWords::RestoreTones(const std::u32string& text,
                                std::vector<LexiconSyllable>& reading) const {
  for (size_t i = 0; i < text.size(); ++i)
    if (reading[i].neutral && !LosesTone(text, i)) reading[i].neutral = false;
}

bool LoseTones(LexiconWord& known,
               const std::vector<LexiconSyllable>& reading) {
  const auto is_neutral = [](const LexiconSyllable& syllable) {
    return syllable.neutral || syllable.pinyin.tone == 5;
  };
  for (size_t i = 0; i < reading.size(); ++i) {
    const Pinyin& settled = known.reading[i].pinyin;
    if (settled.base() != reading[i].pinyin.base() ||
        (settled.tone != reading[i].pinyin.tone && !is_neutral(reading[i])))
      return false;
  }
  for (size_t i = 0; i < reading.size(); ++i)
    known.reading[i].neutral =
        is_neutral(reading[i]) && known.reading[i].pinyin.tone != 5;
  return true;
}

}  // namespace tingwen
