// Puts what the engine answers in its place: samples to the sink, marks to
// the document.
#pragma once

#include "document/document.h"
#include "synth/protocol.h"
#include "synth/synthesizer.h"
#include "synth/utterance.h"

namespace tingwen {

class Timeline {
 public:
  Timeline(Document& document, const SampleSink& sink)
      : document_(document), sink_(sink) {}

  // A sentence that has no sound: a mark without length. Here and below a word
  // that should have had one, but has no syllables and was nothing to eSpeak
  // either, becomes the diagnostic "soundless".
  void AddSilentSentence(Id sentence, std::pair<Id, Id> words);

  // An utterance and its answer, which fits it (Fits).
  Status AddSpoken(const Utterance& utterance, const SpokenReply& reply);

  // An utterance that the engine failed at: half a second of silence, and
  // words without length.
  Status AddLost(const Utterance& utterance);

 private:
  void BeginSentence(Id sentence);
  void AddWord(Id word, uint64_t begin, uint64_t end);
  void NoteUnspoken(Id word);
  Status Write(const std::vector<int16_t>& samples);

  Document& document_;
  const SampleSink& sink_;
  uint64_t position_ = 0;     // samples written
  size_t sentence_mark_ = 0;  // in Document::marks
  Id sentence_ = kNoId;       // that it belongs to
};

// Whether an answer has what its utterance asked for.
bool Fits(const Utterance& utterance, const SpokenReply& reply);

}  // namespace tingwen
