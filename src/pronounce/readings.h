// Chooses the reading of every character from the evidence, in this order:
// the user's lexicon, a gloss in the document, the phrase lexicon, the learned
// model, the likeliest reading of the character.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "pronounce/character_filter.h"
#include "pronounce/polyphone_model.h"
#include "pronounce/sentence_draft.h"
#include "pronounce/user_lexicon.h"
#include "rules/lexicon.h"

namespace tingwen {

// Reads the sentences of one document in their order.
class ReadingChooser {
 public:
  // All must outlive the chooser. `model` may be null. `announcement` is said
  // for a character without a reading.
  ReadingChooser(const Lexicon& lexicon, const UserLexicon& user,
                 const PolyphoneModel* model,
                 const std::vector<Pinyin>& announcement, Document& document)
      : lexicon_(lexicon),
        user_(user),
        model_(model),
        announcement_(announcement),
        document_(document) {
    model_reasons_.fill(kNoId);
  }

  // Appends the syllables of the Han words of a sentence. A character without
  // a reading gets a diagnostic and the announcement's syllables, whose reason
  // is "unreadable".
  void Read(SentenceDraft& draft);

 private:
  struct Choice {
    Pinyin pinyin;
    Reason reason;
    bool neutral = false;  // it loses its tone in this word
  };

  void CollectGlosses(const SentenceDraft& draft);
  void NumberWordsOf(const SentenceDraft& draft);
  void ReadWord(const SentenceDraft& draft, DraftWord& word);
  Choice Choose(const SentenceDraft& draft, const DraftWord& word,
                uint32_t index);
  // What the dictionaries say; open where they don't decide.
  Choice FromLexicon(const SentenceDraft& draft, const DraftWord& word,
                     uint32_t index, bool* open);
  std::optional<Choice> FromModel(const SentenceDraft& draft,
                                  const DraftWord& word, uint32_t index);
  float TrustIn(const DraftWord& word, uint32_t index) const;
  void Announce(const SentenceDraft& draft, uint32_t character);
  Reason Default();
  // A reason that is looked up once; `known` keeps it.
  Reason Fixed(Id& known, std::string_view text, float confidence);
  Reason ModelReason(float confidence);
  Reason LexiconReason(EntryId entry, std::u32string_view word);
  Reason WordReason(const SentenceDraft& draft, const DraftWord& word);
  void Remember(const SentenceDraft& draft, const DraftWord& word);
  const std::vector<Pinyin>* GlossedBefore(const SentenceDraft& draft,
                                           const DraftWord& word) const;

  const Lexicon& lexicon_;
  const UserLexicon& user_;
  const PolyphoneModel* model_;
  const std::vector<Pinyin>& announcement_;
  Document& document_;
  size_t next_gloss_ = 0;

  // Reasons of this document that come again and again: of entries, each at
  // the place of its number modulo the size, and of the model by hundredths.
  struct EntryReason {
    EntryId entry = kNoEntry;
    Id text = kNoId;
  };
  std::vector<EntryReason> entry_reasons_{4096};
  std::array<Id, 101> model_reasons_;
  Id default_reason_ = kNoId;
  Id number_reason_ = kNoId;

  // Of the sentence being read.
  std::vector<Pinyin> glosses_;    // for each character; empty where none
  std::vector<uint32_t> word_of_;  // for each character
  std::vector<DraftSyllable> syllables_;
  // What glosses decided for words of this document: 重庆 chong2 qing4.
  std::unordered_map<std::u32string, std::vector<Pinyin>> glossed_words_;
  CharacterFilter glossed_starts_;                // their first characters
  const std::vector<Pinyin>* glossed_ = nullptr;  // of the word being read
};

}  // namespace tingwen
