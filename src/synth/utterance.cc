#include "synth/utterance.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

// eSpeak cuts a clause at about 780 bytes and drops what doesn't fit; a
// syllable takes up to 18.
constexpr size_t kMostSyllables = 36;
constexpr size_t kMostEnglishBytes = 300;
// A request is about a minute of speech at most.
constexpr size_t kMostRequestSyllables = 240;
// Between two languages, which eSpeak speaks apart.
constexpr int kLanguageGapMs = 25;
// The declination of Mandarin is fast at first and ever slower (C. Shih, "A
// declination model of Mandarin Chinese", 2000). So many syllables into a
// sentence 63 % of it are done.
constexpr double kDeclinationSyllables = 20;

// A word, or as much of a long one as fits into a phrase.
struct Part {
  Id word = kNoId;
  SpeechLanguage language = SpeechLanguage::kMandarin;
  std::vector<const Syllable*> syllables;  // of Mandarin
  std::string english;
  int break_ms = 0;

  bool silent() const { return syllables.empty() && english.empty(); }
  size_t cost() const {
    return syllables.size() +
           english.size() * kMostSyllables / kMostEnglishBytes;
  }
};

class SentencePlanner {
 public:
  SentencePlanner(Document& document, Id sentence, const PhonemeTable& table,
                  const Voice& voice)
      : document_(document),
        sentence_(sentence),
        table_(table),
        voice_(voice) {}

  std::vector<Utterance> Plan(std::pair<Id, Id> words) && {
    for (Id word = words.first; word < words.second; ++word) AddWord(word);
    EndPhrase(0);
    if (utterances_.empty()) return {};
    if (!parts_.empty()) ClosePhrase(0);  // silent words at the end
    utterances_.back().last = true;
    return std::move(utterances_);
  }

 private:
  void AddWord(Id id) {
    const Word& word = document_.words[id];
    const int break_ms = voice_.BreakMs(word.break_after);
    if (word.language == SpeechLanguage::kEnglish && word.syllable_count == 0) {
      AddEnglish(id, word.text);
    } else {
      AddMandarin(id, word);
    }
    if (break_ms > 0) EndPhrase(SamplesOfMs(break_ms));
  }

  void AddMandarin(Id id, const Word& word) {
    Part part{id, SpeechLanguage::kMandarin, {}, {}, 0};
    for (Id i = 0; i < word.syllable_count; ++i) {
      const Syllable& syllable = document_.syllables[word.first_syllable + i];
      if (!CanSpeak(syllable)) continue;
      if (part.syllables.size() == kMostSyllables) {
        AddPart(part);
        part.syllables.clear();
      }
      part.syllables.push_back(&syllable);
    }
    AddPart(std::move(part));
  }

  // An empty surface is an 儿 that went into the syllable before.
  bool CanSpeak(const Syllable& syllable) {
    if (syllable.surface.empty()) return false;
    if (table_.Spell(syllable.surface, Following::kSilence, false)) return true;
    document_.diagnostics.push_back(
        {Severity::kWarning, "unspeakable", document_.SourceSpan(syllable.span),
         Message("diagnostic.unspeakable", syllable.surface, syllable.text)});
    return false;
  }

  void AddEnglish(Id id, const std::string& text) {
    Part part{id, SpeechLanguage::kEnglish, {}, {}, 0};
    for (const CodePoint& c : Decode(text)) {
      if (part.english.size() + 4 > kMostEnglishBytes) {
        AddPart(part);
        part.english.clear();
      }
      AppendUtf8(part.english, IsControl(c.value) ? U' ' : c.value);
    }
    AddPart(std::move(part));
  }

  void AddPart(Part part) {
    if (!part.silent()) {
      if (cost_ > 0 && part.language != language_) {
        EndPhrase(SamplesOfMs(kLanguageGapMs));
      } else if (cost_ + part.cost() > kMostSyllables) {
        EndPhrase(0);
      }
      language_ = part.language;
      cost_ += std::max<size_t>(part.cost(), 1);
    }
    parts_.push_back(std::move(part));
  }

  void EndPhrase(uint32_t silence) {
    if (cost_ > 0) return ClosePhrase(silence);
    // Nothing was said since the last pause: there is one pause, the longest,
    // and silent words wait for the next phrase.
    if (utterances_.empty()) return;
    uint32_t& last = utterances_.back().phrases.back().silence;
    last = std::max(last, silence);
  }

  void ClosePhrase(uint32_t silence) {
    Phrase phrase;
    phrase.chunk.language = language_;
    phrase.chunk.lower = Declination();
    phrase.silence = silence;
    for (size_t i = 0; i < parts_.size(); ++i) Spell(i, phrase);
    if (utterances_.empty() || request_cost_ + cost_ > kMostRequestSyllables) {
      utterances_.push_back({sentence_, false, {}});
      request_cost_ = 0;
    }
    utterances_.back().phrases.push_back(std::move(phrase));
    request_cost_ += cost_;
    sentence_cost_ += cost_;
    cost_ = 0;
    parts_.clear();
  }

  // How much lower the next phrase is than the sentence's first. A phrase is
  // the smallest thing whose pitch eSpeak can be told.
  uint32_t Declination() const {
    const double part = 1 - std::exp(-static_cast<double>(sentence_cost_) /
                                     kDeclinationSyllables);
    return static_cast<uint32_t>(std::lround(voice_.declination * part));
  }

  void Spell(size_t index, Phrase& phrase) const {
    const Part& part = parts_[index];
    std::string& text = phrase.chunk.text;
    if (!part.silent() && !text.empty()) text += ' ';
    phrase.words.push_back(part.word);
    phrase.chunk.word_offsets.push_back(
        static_cast<uint32_t>(CountCodePoints(text)));
    text += part.english;
    const size_t stressed = StressedSyllable(part);
    for (size_t i = 0; i < part.syllables.size(); ++i) {
      text += *table_.Spell(part.syllables[i]->surface,
                            FollowingOf(NextSyllable(index, i)), i == stressed);
    }
  }

  // The last syllable with a tone of its own.
  static size_t StressedSyllable(const Part& part) {
    size_t i = part.syllables.size();
    while (i > 0 && SplitTone(part.syllables[i - 1]->surface).tone == 5) --i;
    return i - 1;  // none: no index
  }

  const Syllable* NextSyllable(size_t part, size_t syllable) const {
    if (syllable + 1 < parts_[part].syllables.size()) {
      return parts_[part].syllables[syllable + 1];
    }
    for (size_t i = part + 1; i < parts_.size(); ++i) {
      if (!parts_[i].syllables.empty()) return parts_[i].syllables.front();
    }
    return nullptr;
  }

  static Following FollowingOf(const Syllable* next) {
    if (next == nullptr) return Following::kSilence;
    return SplitTone(next->surface).tone == 5 ? Following::kNeutral
                                              : Following::kSyllable;
  }

  Document& document_;
  Id sentence_;
  const PhonemeTable& table_;
  const Voice& voice_;
  std::vector<Part> parts_;  // of the phrase that is open
  SpeechLanguage language_ = SpeechLanguage::kMandarin;
  size_t cost_ = 0;  // of it, in syllables
  size_t request_cost_ = 0;
  size_t sentence_cost_ = 0;
  std::vector<Utterance> utterances_;
};

}  // namespace

SpeakRequest Utterance::Request(uint32_t attempt) const {
  SpeakRequest request;
  request.sentence = sentence + 1;
  request.attempt = attempt;
  for (const Phrase& phrase : phrases) request.chunks.push_back(phrase.chunk);
  return request;
}

std::vector<std::pair<Id, Id>> WordsOfSentences(const Document& document) {
  std::vector<std::pair<Id, Id>> ranges(document.sentences.size());
  Id word = 0;
  for (Id sentence = 0; sentence < ranges.size(); ++sentence) {
    const Id first = word;
    while (word < document.words.size()) {
      const Id token = document.spoken[document.words[word].spoken].token;
      if (document.tokens[token].sentence != sentence) break;
      ++word;
    }
    ranges[sentence] = {first, word};
  }
  return ranges;
}

std::vector<Utterance> PlanSentence(Document& document, Id sentence,
                                    std::pair<Id, Id> words,
                                    const PhonemeTable& table,
                                    const Voice& voice) {
  return SentencePlanner(document, sentence, table, voice).Plan(words);
}

}  // namespace tingwen
