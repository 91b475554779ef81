#include "pronounce/polyphone_features.h"

#include <algorithm>
#include <bit>

namespace tingwen {
namespace {

constexpr int kReach = 10;    // characters on each side that count at all
constexpr int kBagReach = 8;  // characters on each side in the bag
constexpr int kUnigramReach = 5;
constexpr int kHintReach = 5;  // characters that a hinting word may add
constexpr char32_t kOutside = 1;

// What the lexicon's words count for, in logits; found by cross-validation.
constexpr float kOwnWordScore = 2;
constexpr float kShortWordScore = 1;
constexpr float kLongWordScore = 1.3F;

// Characters that differ only in ways that no reading depends on.
char32_t Fold(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
  if (c >= 0x4E00) return c;
  if (c >= '0' && c <= '9') return '0';
  if (c >= 'A' && c <= 'Z') return 'a';
  if (c >= 'a' && c <= 'z') return 'a';
  if (c == 0x3002 || c == '!' || c == '?' || c == ';') return '.';
  if (c == 0x3001) return ',';
  if (c == 0x201C || c == 0x201D || c == 0x300C || c == 0x300D) return '"';
  return c;
}

// The kind of feature, part of its hash.
enum Template : uint64_t {
  kUnigram = 1,  // + offset
  kBag = 40,
  kBigram = 50,  // + offset
  kTrigram = 70,
  kFourgram = 90,
  kWord = 110,
  kLexicon = 150,
};

uint64_t Mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0xD6E8FEB86659FD93U;
  return hash ^ (hash >> 32);
}

uint64_t Hash(uint64_t kind) { return Mix(0x2545F4914F6CDD1DU, kind); }

template <class... Values>
uint64_t Hash(uint64_t kind, Values... values) {
  uint64_t hash = Hash(kind);
  ((hash = Mix(hash, values)), ...);
  return hash;
}

class FeatureList {
 public:
  explicit FeatureList(PolyphoneEvidence& evidence) : evidence_(evidence) {
    evidence.feature_count = 0;
  }
  void Add(uint64_t hash) {
    if (evidence_.feature_count < PolyphoneEvidence::kMostFeatures)
      evidence_.features[evidence_.feature_count++] = hash;
  }

 private:
  PolyphoneEvidence& evidence_;
};

// The folded characters around the target, addressed by their offset.
class Window {
 public:
  explicit Window(const PolyphoneSite& site) {
    const auto size = static_cast<int>(site.text.size());
    const auto center = static_cast<int>(site.position);
    for (int i = -kReach; i <= kReach; ++i) {
      const int at = center + i;
      characters_[i + kReach] =
          at < 0 || at >= size ? kOutside : Fold(site.text[at]);
    }
  }
  uint64_t operator[](int offset) const { return characters_[offset + kReach]; }

 private:
  std::array<char32_t, 2 * kReach + 1> characters_;
};

void AddCharacters(const Window& window, FeatureList& features) {
  for (int i = 1; i <= kUnigramReach; ++i) {
    features.Add(Hash(kUnigram + 2 * i, window[-i]));
    features.Add(Hash(kUnigram + 2 * i + 1, window[i]));
  }
  for (int i = 1; i <= kBagReach; ++i) {
    if (window[-i] > kOutside) features.Add(Hash(kBag, window[-i]));
    if (window[i] > kOutside) features.Add(Hash(kBag, window[i]));
  }
}

void AddNgrams(const Window& w, FeatureList& features) {
  features.Add(Hash(kBigram, w[-2], w[-1]));
  features.Add(Hash(kBigram + 1, w[-1], w[1]));
  features.Add(Hash(kBigram + 2, w[1], w[2]));
  features.Add(Hash(kBigram + 3, w[-3], w[-2]));
  features.Add(Hash(kBigram + 4, w[2], w[3]));
  features.Add(Hash(kBigram + 5, w[-4], w[-3]));
  features.Add(Hash(kBigram + 6, w[3], w[4]));
  features.Add(Hash(kBigram + 7, w[-2], w[1]));
  features.Add(Hash(kBigram + 8, w[-1], w[2]));
  features.Add(Hash(kTrigram, w[-3], w[-2], w[-1]));
  features.Add(Hash(kTrigram + 1, w[-2], w[-1], w[1]));
  features.Add(Hash(kTrigram + 2, w[-1], w[1], w[2]));
  features.Add(Hash(kTrigram + 3, w[1], w[2], w[3]));
  features.Add(Hash(kFourgram, w[-2], w[-1], w[1], w[2]));
  features.Add(Hash(kFourgram + 1, w[-4], w[-3], w[-2], w[-1]));
  features.Add(Hash(kFourgram + 2, w[1], w[2], w[3], w[4]));
}

struct Range {
  int begin = 0;  // half-open, indices into the text; empty outside it
  int end = 0;
};

// The words around the target.
class Words {
 public:
  explicit Words(const PolyphoneSite& site)
      : text_(site.text), word_of_(site.word_of) {
    const auto at = static_cast<int>(site.position);
    target_ = {First(at), Last(at) + 1};
    before_ = Before(target_.begin);
    before2_ = Before(before_.begin);
    after_ = After(target_.end);
    after2_ = After(after_.end);
  }

  const Range& target() const { return target_; }
  const Range& before() const { return before_; }
  const Range& after() const { return after_; }
  const Range& before2() const { return before2_; }
  const Range& after2() const { return after2_; }

  uint64_t HashOf(Range range) const {
    if (range.begin == range.end) return kOutside;
    const int end = std::min(range.end, range.begin + kReach);
    uint64_t hash = Hash(kWord);
    for (int i = range.begin; i < end; ++i) hash = Mix(hash, Fold(text_[i]));
    return hash;
  }

 private:
  bool Joined(int left) const {
    return !word_of_.empty() && word_of_[left] == word_of_[left + 1];
  }
  int First(int at) const {
    while (at > 0 && Joined(at - 1)) --at;
    return at;
  }
  int Last(int at) const {
    while (at + 1 < static_cast<int>(text_.size()) && Joined(at)) ++at;
    return at;
  }
  Range Before(int begin) const {
    return begin == 0 ? Range{0, 0} : Range{First(begin - 1), begin};
  }
  Range After(int end) const {
    const auto size = static_cast<int>(text_.size());
    return end >= size ? Range{size, size} : Range{end, Last(end) + 1};
  }

  std::span<const char32_t> text_;
  std::span<const uint32_t> word_of_;
  Range target_, before_, after_, before2_, after2_;
};

void AddWords(const PolyphoneSite& site, const Words& words,
              FeatureList& features) {
  const uint64_t at = site.position - words.target().begin;
  const uint64_t length = words.target().end - words.target().begin;
  const uint64_t target = words.HashOf(words.target());
  const uint64_t before = words.HashOf(words.before());
  const uint64_t after = words.HashOf(words.after());
  features.Add(Hash(kWord + 1, target, at));
  features.Add(Hash(kWord + 2, at, length));
  features.Add(Hash(kWord + 3, before));
  features.Add(Hash(kWord + 4, after));
  features.Add(Hash(kWord + 5, before, at, length));
  features.Add(Hash(kWord + 6, after, at, length));
  features.Add(Hash(kWord + 7, before, after));
  features.Add(Hash(kWord + 8, words.HashOf(words.before2())));
  features.Add(Hash(kWord + 9, words.HashOf(words.after2())));
  features.Add(Hash(kWord + 10, before, target));
  features.Add(Hash(kWord + 11, target, after));
  const uint64_t before_length = words.before().end - words.before().begin;
  const uint64_t after_length = words.after().end - words.after().begin;
  features.Add(Hash(kWord + 12, at, length, before_length, after_length));
}

void AddHints(const PolyphoneSite& site, const Words& words,
              const PolyphoneHints& hints, FeatureList& features) {
  const uint64_t at = site.position - words.target().begin;
  const uint64_t length = words.target().end - words.target().begin;
  if (!hints.own.empty()) {
    const auto reading = std::bit_cast<uint64_t>(hints.own);
    const uint64_t own = Hash(kLexicon, reading, hints.own_is_open);
    features.Add(own);
    features.Add(Hash(kLexicon + 1, own, length));
    features.Add(Hash(kLexicon + 2, own, length, at));
  }
  for (size_t i = 0; i < hints.covering_count; ++i) {
    const auto reading = std::bit_cast<uint64_t>(hints.covering[i].reading);
    features.Add(Hash(kLexicon + 3, reading));
    features.Add(Hash(kLexicon + 4, reading, hints.covering[i].length));
  }
}

// Looks up all words of the lexicon that cover the site.
void CollectHints(const PolyphoneSite& site, const Words& words,
                  PolyphoneHints& hints) {
  hints.own = Pinyin{};
  hints.covering_count = 0;
  if (site.lexicon == nullptr) return;
  const Lexicon& lexicon = *site.lexicon;
  const auto size = static_cast<int>(site.text.size());
  const auto target = static_cast<int>(site.position);
  const Range own = words.target();
  for (int begin = std::max(0, target - kHintReach); begin <= target; ++begin) {
    Trie::Node node = Trie::kRoot;
    const int end = std::min(size, begin + kHintReach + 1);
    for (int i = begin; i < end; ++i) {
      node = lexicon.trie().Step(node, lexicon.LabelOf(site.text[i]));
      if (node == Trie::kNowhere) break;
      const EntryId entry = lexicon.trie().ValueAt(node);
      if (i < target || i == begin || entry == kNoEntry) continue;
      const Pinyin reading = lexicon.Syllable(entry, target - begin);
      const bool open = lexicon.IsOpen(entry, target - begin);
      if (begin == own.begin && i + 1 == own.end) {
        hints.own = reading;
        hints.own_is_open = open;
      }
      if (!open && hints.covering_count < hints.covering.size())
        hints.covering[hints.covering_count++] = {
            reading, static_cast<uint8_t>(i + 1 - begin)};
    }
  }
}

}  // namespace

void CollectEvidence(const PolyphoneSite& site, PolyphoneEvidence& evidence) {
  FeatureList features(evidence);
  const Window window(site);
  const Words words(site);
  AddCharacters(window, features);
  AddNgrams(window, features);
  AddWords(site, words, features);
  CollectHints(site, words, evidence.hints);
  AddHints(site, words, evidence.hints, features);
}

float PriorScore(const PolyphoneHints& hints, const Pinyin& reading) {
  float score = !hints.own_is_open && hints.own == reading ? kOwnWordScore : 0;
  uint8_t longest = 0;
  for (size_t i = 0; i < hints.covering_count; ++i) {
    if (hints.covering[i].reading == reading)
      longest = std::max(longest, hints.covering[i].length);
  }
  if (longest >= 2) score += longest > 2 ? kLongWordScore : kShortWordScore;
  return score;
}

}  // namespace tingwen
