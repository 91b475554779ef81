#include "pronounce/sandhi.h"

#include "pronounce/third_tone.h"

namespace tingwen {
namespace {

class Sandhi {
 public:
  Sandhi(const Lexicon& lexicon, const SandhiRules& rules,
         SentenceDraft& draft, StringPool& reasons)
      : lexicon_(lexicon), rules_(rules), draft_(draft), reasons_(reasons) {}

  void Apply() {
    MergeErhua();
    for (const DraftWord& word : draft_.words)
      for (uint32_t i = 0; i < word.syllable_count; ++i)
        ApplyRules(word, word.first_syllable + i);
  }

 private:
  // 花 hua1 and 儿 r5 are spoken as huar1 and nothing.
  void MergeErhua() {
    for (size_t i = 0; i < draft_.syllables.size(); ++i) {
      DraftSyllable& suffix = draft_.syllables[i];
      if (suffix.pinyin != kErhuaSuffix) continue;
      const Reason reason = {reasons_.Intern("erhua"), 1.0F};
      suffix.surface_reason = reason;
      if (i == 0 || !AreAdjacent(i - 1, i)) {
        suffix.surface = Pinyin{{'e', 'r'}, 2};
        continue;
      }
      suffix.surface = Pinyin{};
      draft_.syllables[i - 1].surface =
          draft_.syllables[i - 1].surface.WithErhua();
      draft_.syllables[i - 1].surface_reason = reason;
    }
  }

  // Whether no pause is between two neighbouring syllables.
  bool AreAdjacent(size_t left, size_t right) const {
    return draft_.syllables[right].character -
               draft_.syllables[left].character <=
           1;
  }

  // The tone that the next syllable has or, where it is neutral, once had.
  uint8_t NextTone(size_t i) const {
    const size_t next = i + 1;
    if (next >= draft_.syllables.size() || !AreAdjacent(i, next)) return 0;
    const DraftSyllable& syllable = draft_.syllables[next];
    if (syllable.pinyin.tone != 5) return syllable.pinyin.tone;
    const EntryId entry = lexicon_.Find({&draft_.text[syllable.character], 1});
    return entry == kNoEntry ? 5 : lexicon_.Syllable(entry, 0).tone;
  }

  void ApplyRules(const DraftWord& word, size_t i) {
    DraftSyllable& syllable = draft_.syllables[i];
    if (!rules_.Knows(draft_.text[syllable.character])) return;
    const SandhiSite site{draft_, word, syllable.character, NextTone(i),
                          word.kind == WordKind::kLexicon
                              ? lexicon_.PartOfSpeech(word.entry)
                              : std::string_view()};
    const SandhiRules::Answer answer = rules_.Find(site);
    if (answer.tone == 0 || answer.tone == syllable.surface.tone) return;
    syllable.surface.tone = answer.tone;
    syllable.surface_reason = {reasons_.Intern(answer.reason), 1.0F};
  }

  const Lexicon& lexicon_;
  const SandhiRules& rules_;
  SentenceDraft& draft_;
  StringPool& reasons_;
};

}  // namespace

void ApplySandhi(const Lexicon& lexicon, const SandhiRules& rules,
                 SentenceDraft& draft, StringPool& reasons) {
  Sandhi(lexicon, rules, draft, reasons).Apply();
  ApplyThirdTone(lexicon, {reasons.Intern("third-tone"), 1.0F}, draft);
}

}  // namespace tingwen
