#include "pronounce/readings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.h"
#include "base/text.h"

namespace tingwen {
namespace {

// How sure the likeliest reading of a character with several is: where the
// model, which knows the living polyphones, has learnt that it needs no choice
// (919 of 921 labelled characters), and without a model.
constexpr float kDefaultConfidence = 0.95F;
constexpr float kBlindConfidence = 0.6F;

// How sure the model must be to contradict what the dictionaries say of a
// character by itself or in a name, and in a word of theirs. Measured on
// held-out sentences.
constexpr float kTrustInOpen = 0;
constexpr float kTrustInCharacter = 0.5F;
constexpr float kTrustInWord = 0.7F;
constexpr float kFullTrust = 2.0F;  // never contradicted

std::string Utf8Of(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) AppendUtf8(result, c);
  return result;
}

}  // namespace

// The glosses of the sentence, a syllable for each character that has one; of
// several for one character the last counts.
void ReadingChooser::CollectGlosses(const SentenceDraft& draft) {
  glosses_.assign(draft.text.size(), Pinyin{});
  const auto& glosses = document_.glosses;
  const auto& characters = draft.characters;
  while (next_gloss_ < glosses.size() && !characters.empty() &&
         glosses[next_gloss_].span.end <= characters.front().span.begin)
    ++next_gloss_;
  const auto before = [](const DraftCharacter& character, size_t position) {
    return character.span.begin < position;
  };
  for (size_t i = next_gloss_;
       i < glosses.size() && !characters.empty() &&
       glosses[i].span.begin < characters.back().span.end;
       ++i) {
    size_t at = glosses[i].span.begin;
    for (const std::string& syllable : glosses[i].pinyin) {
      if (at >= glosses[i].span.end) break;
      const auto found =
          std::lower_bound(characters.begin(), characters.end(), at, before);
      const Span span = DecodeAt(document_.text.text(), at).span;
      if (found != characters.end() && found->span == span)
        glosses_[static_cast<size_t>(found - characters.begin())] =
            ParsePinyin(syllable).value_or(Pinyin{});
      at = span.end;
    }
  }
}

// Characters outside words are words of their own to the model.
void ReadingChooser::NumberWordsOf(const SentenceDraft& draft) {
  word_of_.resize(draft.text.size());
  uint32_t number = 0;
  uint32_t at = 0;
  for (const DraftWord& word : draft.words) {
    while (at < word.begin) word_of_[at++] = number++;
    while (at < word.end) word_of_[at++] = number;
    ++number;
  }
  while (at < draft.text.size()) word_of_[at++] = number++;
}

Reason ReadingChooser::LexiconReason(EntryId entry, std::u32string_view word) {
  EntryReason& known = entry_reasons_[entry % entry_reasons_.size()];
  if (known.entry != entry)
    known = {entry, document_.reasons.Intern("lexicon:" + Utf8Of(word))};
  return {known.text, 1.0F};
}

Reason ReadingChooser::ModelReason(float confidence) {
  const auto hundredths = static_cast<size_t>(std::lround(confidence * 100));
  Id& known = model_reasons_.at(hundredths);
  if (known == kNoId)
    known = document_.reasons.Intern(
        fmt::format("model:{:.2f}", static_cast<double>(hundredths) / 100));
  return {known, confidence};
}

Reason ReadingChooser::WordReason(const SentenceDraft& draft,
                                  const DraftWord& word) {
  switch (word.kind) {
    case WordKind::kUser:
      return document_.Because(
          fmt::format("user-lexicon:{}", user_.row(word.entry).line));
    case WordKind::kLexicon:
      return LexiconReason(word.entry, draft.TextOf(word));
    case WordKind::kNumber:
      return Fixed(number_reason_, "number", 1.0F);
    case WordKind::kPerson:
      return document_.Because("name", 0.8F);
    case WordKind::kForeign:
      return document_.Because("foreign-name", 0.8F);
    default:
      return document_.Because("unknown", 0.5F);
  }
}

Reason ReadingChooser::Default() {
  return Fixed(default_reason_, "default",
               model_ == nullptr ? kBlindConfidence : kDefaultConfidence);
}

Reason ReadingChooser::Fixed(Id& known, std::string_view text,
                             float confidence) {
  if (known == kNoId) known = document_.reasons.Intern(text);
  return {known, confidence};
}

ReadingChooser::Choice ReadingChooser::FromLexicon(const SentenceDraft& draft,
                                                   const DraftWord& word,
                                                   uint32_t index, bool* open) {
  *open = false;
  if (word.kind == WordKind::kLexicon) {
    *open = lexicon_.IsOpen(word.entry, index);
    const Pinyin pinyin = lexicon_.Syllable(word.entry, index);
    const bool neutral = lexicon_.IsNeutral(word.entry, index);
    if (!*open) return {pinyin, word.reason, neutral};
    return {pinyin, Default(), neutral};
  }
  const std::u32string_view text = draft.TextOf(word);
  if (index < word.surname_length) {
    const auto surname = text.substr(0, word.surname_length);
    return {lexicon_.SurnameSyllable(lexicon_.Find(surname), index),
            document_.Because("surname:" + Utf8Of(surname), 0.9F)};
  }
  const EntryId entry = lexicon_.Find(text.substr(index, 1));
  if (entry == kNoEntry) return {};
  *open = lexicon_.IsOpen(entry, 0) && word.kind == WordKind::kUnknown;
  return {lexicon_.Syllable(entry, 0),
          *open ? Default() : LexiconReason(entry, text.substr(index, 1))};
}

std::optional<ReadingChooser::Choice> ReadingChooser::FromModel(
    const SentenceDraft& draft, const DraftWord& word, uint32_t index) {
  if (model_ == nullptr || !model_->Knows(draft.text[word.begin + index]))
    return {};
  PolyphoneSite site;
  site.text = draft.text;
  site.word_of = word_of_;
  site.position = word.begin + index;
  site.lexicon = &lexicon_;
  const auto prediction = model_->Predict(site);
  if (!prediction) return {};
  return Choice{prediction->reading, ModelReason(prediction->confidence)};
}

// The confidence that the model needs to win over a reading that isn't open.
float ReadingChooser::TrustIn(const DraftWord& word, uint32_t index) const {
  if (index < word.surname_length) return kFullTrust;
  if (word.kind == WordKind::kNumber) return kFullTrust;
  if (word.size() == 1 || word.kind != WordKind::kLexicon)
    return kTrustInCharacter;
  const LexiconSource source = lexicon_.Source(word.entry);
  if (source < LexiconSource::kChars) return kFullTrust;
  // Words that were put together may look like names and be none: 哈里发.
  const bool surname = index == 0 && source != LexiconSource::kDerived &&
                       StartsWith(lexicon_.PartOfSpeech(word.entry), "nr");
  return surname ? kFullTrust : kTrustInWord;
}

ReadingChooser::Choice ReadingChooser::Choose(const SentenceDraft& draft,
                                              const DraftWord& word,
                                              uint32_t index) {
  if (word.kind == WordKind::kUser)
    return {user_.row(word.entry).reading[index], word.reason};
  if (const Pinyin gloss = glosses_[word.begin + index]; !gloss.empty())
    return {gloss, document_.Because("gloss")};
  if (glossed_ != nullptr && !(*glossed_)[index].empty())
    return {(*glossed_)[index], document_.Because("gloss", 0.95F)};
  bool open = false;
  const Choice lexical = FromLexicon(draft, word, index, &open);
  const float trust = open ? kTrustInOpen : TrustIn(word, index);
  if (trust > 1) return lexical;
  auto learned = FromModel(draft, word, index);
  if (!learned || learned->reason.confidence < trust) return lexical;
  learned->neutral = lexical.neutral;
  return *learned;
}

const std::vector<Pinyin>* ReadingChooser::GlossedBefore(
    const SentenceDraft& draft, const DraftWord& word) const {
  if (word.size() < 2 || !glossed_starts_.MayContain(draft.text[word.begin]))
    return nullptr;
  const auto known = glossed_words_.find(std::u32string(draft.TextOf(word)));
  return known == glossed_words_.end() ? nullptr : &known->second;
}

// A gloss speaks for the word's other places in the document, too.
void ReadingChooser::Remember(const SentenceDraft& draft,
                              const DraftWord& word) {
  const auto first = glosses_.begin() + word.begin;
  const auto last = glosses_.begin() + word.end;
  if (word.size() < 2 || std::all_of(first, last, [](const Pinyin& pinyin) {
        return pinyin.empty();
      }))
    return;
  glossed_starts_.Add(draft.text[word.begin]);
  auto& known = glossed_words_[std::u32string(draft.TextOf(word))];
  known.resize(word.size());
  for (uint32_t i = 0; i < word.size(); ++i)
    if (!first[i].empty()) known[i] = first[i];
}

void ReadingChooser::Announce(const SentenceDraft& draft, uint32_t character) {
  const Span span = draft.characters[character].span;
  document_.diagnostics.push_back(
      {Severity::kWarning, "unreadable", document_.SourceSpan(span),
       Message(announcement_.empty() ? "diagnostic.unreadable.skipped"
                                     : "diagnostic.unreadable",
               ToUtf8(draft.text[character]))});
  const Reason reason = document_.Because("unreadable");
  for (const Pinyin& pinyin : announcement_)
    syllables_.push_back({character, pinyin, pinyin, reason, {}});
}

void ReadingChooser::ReadWord(const SentenceDraft& draft, DraftWord& word) {
  word.reason = WordReason(draft, word);
  if (!document_.glosses.empty()) Remember(draft, word);
  glossed_ = GlossedBefore(draft, word);
  word.first_syllable = static_cast<uint32_t>(syllables_.size());
  for (uint32_t i = 0; i < word.size(); ++i) {
    const Choice choice = Choose(draft, word, i);
    if (choice.pinyin.empty()) {
      Announce(draft, word.begin + i);
      continue;
    }
    DraftSyllable syllable{
        word.begin + i, choice.pinyin, choice.pinyin, choice.reason, {}};
    if (choice.neutral) {
      syllable.surface.tone = 5;
      syllable.surface_reason =
          document_.Because("neutral:" + Utf8Of(draft.TextOf(word)));
    }
    syllables_.push_back(syllable);
  }
  word.syllable_count =
      static_cast<uint32_t>(syllables_.size()) - word.first_syllable;
}

void ReadingChooser::Read(SentenceDraft& draft) {
  CollectGlosses(draft);
  NumberWordsOf(draft);
  syllables_.clear();
  for (DraftWord& word : draft.words) {
    if (word.kind != WordKind::kLatin) {
      ReadWord(draft, word);
      continue;
    }
    const auto first = draft.syllables.begin() + word.first_syllable;
    word.first_syllable = static_cast<uint32_t>(syllables_.size());
    syllables_.insert(syllables_.end(), first, first + word.syllable_count);
  }
  draft.syllables.swap(syllables_);
  std::erase_if(draft.words, [](const DraftWord& word) {
    return word.syllable_count == 0 &&
           word.language == SpeechLanguage::kMandarin;
  });
}

}  // namespace tingwen
