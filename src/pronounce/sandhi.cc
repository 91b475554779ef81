#include "pronounce/sandhi.h"

#include "pronounce/third_tone.h"

namespace tingwen {
namespace {

class Sandhi {
 public:
  Sandhi(const Lexicon& lexicon, const SandhiRules& rules, SentenceDraft& draft,
         StringPool& reasons)
      : lexicon_(lexicon), rules_(rules), draft_(draft), reasons_(reasons) {}

  void Apply() {
    MergeErhua();
    for (size_t word = 0; word < draft_.words.size(); ++word)
      for (uint32_t i = 0; i < draft_.words[word].syllable_count; ++i)
        ApplyRules(word, draft_.words[word].first_syllable + i);
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

  std::string_view TagOf(const DraftWord& word) const {
    return word.kind == WordKind::kLexicon ? lexicon_.PartOfSpeech(word.entry)
                                           : std::string_view();
  }

  SandhiSite SiteOf(size_t index, size_t i) const {
    const DraftWord& word = draft_.words[index];
    SandhiSite site{
        draft_, word, draft_.syllables[i].character, NextTone(i), TagOf(word),
        {},     0};
    if (index > 0 && draft_.words[index - 1].end == word.begin) {
      site.previous_tag = TagOf(draft_.words[index - 1]);
      site.previous_length = draft_.words[index - 1].size();
    }
    return site;
  }

  void ApplyRules(size_t word, size_t i) {
    DraftSyllable& syllable = draft_.syllables[i];
    // What the lexicon makes neutral in this word stays so: 看不见.
    const uint32_t at = syllable.character;
    if (syllable.surface.tone == 5 ||
        !rules_.Knows(draft_.text[at], at > 0 ? draft_.text[at - 1] : 0))
      return;
    const SandhiRules::Answer answer = rules_.Find(SiteOf(word, i));
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
