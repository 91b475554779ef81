// What the engine is asked to say for a sentence, and what its answer means
// for the document.
#pragma once

#include <vector>

#include "document/document.h"
#include "synth/phonemes.h"
#include "synth/protocol.h"
#include "synth/synthesizer.h"
#include "synth/voice.h"

namespace tingwen {

// Words spoken in one breath, and the silence after them.
struct Phrase {
  Chunk chunk;
  // The word of each of chunk.word_offsets. A word that is too long for one
  // phrase is in two that follow each other.
  std::vector<Id> words;
  uint32_t silence = 0;  // in samples
};

// One request: a sentence, or a part of an endless one.
struct Utterance {
  Id sentence = kNoId;
  bool last = true;  // of its sentence
  std::vector<Phrase> phrases;

  SpeakRequest Request(uint32_t attempt) const;
};

inline uint32_t SamplesOfMs(int milliseconds) {
  return static_cast<uint32_t>(int64_t{milliseconds} * kEngineSampleRate /
                               1000);
}

// The words of each sentence: [first, last) of Document::words.
std::vector<std::pair<Id, Id>> WordsOfSentences(const Document& document);

// Says how a sentence is to be spoken. A syllable that the table doesn't know
// becomes the diagnostic "unspeakable". Answers nothing for a sentence without
// sound; words that have none stand where the next word begins.
std::vector<Utterance> PlanSentence(Document& document, Id sentence,
                                    std::pair<Id, Id> words,
                                    const PhonemeTable& table,
                                    const Voice& voice);

}  // namespace tingwen
