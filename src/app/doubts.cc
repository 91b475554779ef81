#include "app/doubts.h"

#include <map>
#include <tuple>

#include "base/text.h"

namespace tingwen {
namespace {

// Words [first, last] of the document.
struct Stretch {
  Id first;
  Id last;
};

bool JoinsWith(const Document& document, Id left, Id right) {
  if (right >= document.words.size()) return false;  // also before the first
  const Word& a = document.words[left];
  const Word& b = document.words[right];
  return a.spoken == b.spoken && b.syllable_count > 0;
}

// A row for one character would change it in all words.
Stretch StretchOf(const Document& document, Id word) {
  if (CountCodePoints(document.words[word].text) > 1) return {word, word};
  if (JoinsWith(document, word, word + 1)) return {word, word + 1};
  if (word > 0 && JoinsWith(document, word, word - 1)) return {word - 1, word};
  return {word, word};
}

// As a dictionary would have it: neutral where the word makes it so, before
// the sandhi of its neighbours.
std::string DictionaryReading(const Syllable& syllable) {
  std::string reading(syllable.pinyin);
  if (EndsWith(syllable.surface, "5") && !reading.empty()) reading.back() = '5';
  return reading;
}

Doubt DoubtOf(const Document& document, Id id) {
  Doubt doubt;
  doubt.syllable = id;
  const Stretch stretch = StretchOf(document, document.syllables[id].word);
  size_t syllables = 0;
  for (Id i = stretch.first; i <= stretch.last; ++i) {
    const Word& word = document.words[i];
    doubt.word += word.text;
    syllables += word.syllable_count;
    for (Id j = 0; j < word.syllable_count; ++j)
      doubt.reading +=
          (doubt.reading.empty() ? "" : " ") +
          DictionaryReading(document.syllables[word.first_syllable + j]);
  }
  if (syllables != CountCodePoints(doubt.word)) doubt.reading.clear();
  return doubt;
}

}  // namespace

std::vector<Doubt> FindDoubts(const Document& document, float threshold) {
  std::vector<Doubt> doubts;
  std::map<std::tuple<std::string, std::string, std::string>, size_t> known;
  for (Id id = 0; id < document.syllables.size(); ++id) {
    const Syllable& syllable = document.syllables[id];
    if (syllable.reason.confidence >= threshold) continue;
    Doubt doubt = DoubtOf(document, id);
    const auto [entry, is_new] = known.emplace(
        std::tuple(doubt.word, doubt.reading, std::string(syllable.text)),
        doubts.size());
    if (is_new) {
      doubts.push_back(std::move(doubt));
    } else {
      ++doubts[entry->second].places;
    }
  }
  return doubts;
}

}  // namespace tingwen
