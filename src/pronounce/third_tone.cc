#include "pronounce/third_tone.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace tingwen {
namespace {

class ThirdTone {
 public:
  ThirdTone(const Lexicon& lexicon, Reason reason, SentenceDraft& draft)
      : lexicon_(lexicon), reason_(reason), draft_(draft) {}

  void Apply() {
    CollectSpoken();
    size_t first = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      if (!EndsPhrase(i)) continue;
      ApplyToPhrase(first, i + 1);
      first = i + 1;
    }
  }

 private:
  // A word as a stretch of spoken_.
  struct Stretch {
    size_t begin;
    size_t end;
    const DraftWord* word;
    size_t size() const { return end - begin; }
  };

  // Syllables that have merged into the one before don't count.
  void CollectSpoken() {
    spoken_.reserve(draft_.syllables.size());
    words_.reserve(draft_.words.size());
    for (const DraftWord& word : draft_.words) {
      const size_t begin = spoken_.size();
      for (uint32_t i = 0; i < word.syllable_count; ++i) {
        DraftSyllable& syllable = draft_.syllables[word.first_syllable + i];
        if (!syllable.surface.empty()) spoken_.push_back(&syllable);
      }
      words_.push_back({begin, spoken_.size(), &word});
    }
  }

  bool EndsPhrase(size_t i) const {
    return i + 1 == words_.size() ||
           words_[i].word->break_after >= Break::kPhrase ||
           words_[i].size() == 0 || words_[i + 1].size() == 0;
  }

  bool IsThird(size_t syllable) const {
    return spoken_[syllable]->surface.tone == 3;
  }

  // A repeated verb has lost its tone, but not without a trace: 想想 25.
  bool WasThird(size_t syllable) const {
    const DraftSyllable& right = *spoken_[syllable];
    const DraftSyllable& left = *spoken_[syllable - 1];
    return right.surface.tone == 5 && right.pinyin == left.pinyin &&
           draft_.text[right.character] == draft_.text[left.character] &&
           StartsWithVerb(left.character);
  }

  bool StartsWithVerb(uint32_t character) const {
    const auto before = [](const DraftWord& word, uint32_t position) {
      return word.begin < position;
    };
    const auto word = std::lower_bound(draft_.words.begin(), draft_.words.end(),
                                       character, before);
    return word != draft_.words.end() && word->begin == character &&
           word->kind == WordKind::kLexicon &&
           lexicon_.PartOfSpeech(word->entry).substr(0, 1) == "v";
  }

  // Makes a second tone of the third tone before `border` if one follows.
  void ApplyAt(size_t border) {
    if (!IsThird(border - 1) || !(IsThird(border) || WasThird(border))) return;
    spoken_[border - 1]->surface.tone = 2;
    spoken_[border - 1]->surface_reason = reason_;
  }

  // Whether a third tone may meet another one among syllables [begin, end).
  bool MayMeet(size_t begin, size_t end) const {
    for (size_t i = begin + 1; i < end; ++i)
      if (IsThird(i - 1) && (IsThird(i) || WasThird(i))) return true;
    return false;
  }

  void ApplyToPhrase(size_t first, size_t last) {
    if (!MayMeet(words_[first].begin, words_[last - 1].end)) return;
    for (size_t i = first; i < last; ++i) ApplyInside(words_[i]);
    ApplyInFeet(first, last);
    for (size_t i = first + 1; i < last; ++i) ApplyAt(words_[i].begin);
  }

  // --- inside a word ---

  void ApplyInside(const Stretch& word) {
    if (word.size() < 2) return;
    if (std::none_of(&spoken_[word.begin], &spoken_[word.end - 1] + 1,
                     [](const DraftSyllable* syllable) {
                       return syllable->surface.tone == 3;
                     }))
      return;
    ApplyInside(word.begin, word.end);
  }

  void ApplyInside(size_t begin, size_t end) {
    if (end - begin < 2) return;
    const size_t border = end - begin == 2 ? begin + 1 : SplitOf(begin, end);
    ApplyInside(begin, border);
    ApplyInside(border, end);
    ApplyAt(border);
  }

  // What the characters of [begin, end) cost as one word; a lot for each where
  // they are none.
  float CostOf(size_t begin, size_t end) const {
    constexpr float kNoWord = 20;
    const uint32_t first = spoken_[begin]->character;
    const uint32_t last = spoken_[end - 1]->character + 1;
    const EntryId entry = lexicon_.Find(
        std::u32string_view(draft_.text.data() + first, last - first));
    return entry == kNoEntry ? kNoWord * static_cast<float>(last - first)
                             : lexicon_.Cost(entry);
  }

  // Where a word falls into two: the likeliest two words; where no pair of
  // words is in the lexicon, two syllables from the front, as most words do.
  size_t SplitOf(size_t begin, size_t end) const {
    size_t best = begin + 2;
    constexpr float kUsualSplit = 5;  // nats
    float best_cost = CostOf(begin, best) + CostOf(best, end) - kUsualSplit;
    for (size_t border = begin + 1; border < end; ++border) {
      const float cost = CostOf(begin, border) + CostOf(border, end);
      if (cost < best_cost) {
        best = border;
        best_cost = cost;
      }
    }
    return best;
  }

  // --- between words ---

  std::string_view TagOf(size_t i) const {
    const DraftWord& word = *words_[i].word;
    return word.kind == WordKind::kLexicon ? lexicon_.PartOfSpeech(word.entry)
                                           : std::string_view();
  }

  // A number and its measure word, an adverb and what it modifies, are closer
  // than other neighbours: 我|很好, 买|五把.
  bool AreClose(size_t left) const {
    const std::string_view tag = TagOf(left);
    const std::string_view next = TagOf(left + 1);
    if (tag == "m") return next == "q" || next == "m";
    return tag == "d" && (next == "a" || next == "v");
  }

  void ApplyInFeet(size_t first, size_t last) {
    std::vector<bool> taken(last - first, false);
    const auto pair = [&](size_t i) {
      taken[i - first] = taken[i + 1 - first] = true;
      ApplyAt(words_[i + 1].begin);
    };
    for (size_t i = first; i + 1 < last; ++i)
      if (!taken[i - first] && words_[i].size() == 1 &&
          words_[i + 1].size() == 1 && AreClose(i))
        pair(i);
    for (size_t i = first; i + 1 < last; ++i)
      if (!taken[i - first] && !taken[i + 1 - first] && words_[i].size() == 1 &&
          words_[i + 1].size() == 1)
        pair(i);
  }

  const Lexicon& lexicon_;
  const Reason reason_;
  SentenceDraft& draft_;
  std::vector<DraftSyllable*> spoken_;
  std::vector<Stretch> words_;
};

}  // namespace

void ApplyThirdTone(const Lexicon& lexicon, Reason third_tone,
                    SentenceDraft& draft) {
  ThirdTone(lexicon, third_tone, draft).Apply();
}

}  // namespace tingwen
