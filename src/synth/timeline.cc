#include "synth/timeline.h"

#include <algorithm>

#include "base/message.h"

namespace tingwen {
namespace {

constexpr int kLostMs = 500;

}  // namespace

bool Fits(const Utterance& utterance, const SpokenReply& reply) {
  if (reply.chunks.size() != utterance.phrases.size()) return false;
  for (size_t i = 0; i < reply.chunks.size(); ++i) {
    const std::vector<uint32_t>& begins = reply.chunks[i].word_begins;
    if (begins.size() != utterance.phrases[i].words.size()) return false;
    if (!std::is_sorted(begins.begin(), begins.end())) return false;
    if (!begins.empty() && begins.back() > reply.chunks[i].samples.size()) {
      return false;
    }
  }
  return true;
}

void Timeline::AddSilentSentence(Id sentence, std::pair<Id, Id> words) {
  BeginSentence(sentence);
  for (Id word = words.first; word < words.second; ++word) {
    AddWord(word, position_, position_);
    NoteUnspoken(word);
  }
}

Status Timeline::AddSpoken(const Utterance& utterance,
                           const SpokenReply& reply) {
  BeginSentence(utterance.sentence);
  std::vector<int16_t> samples;
  for (size_t i = 0; i < reply.chunks.size(); ++i) {
    const SpokenChunk& chunk = reply.chunks[i];
    const std::vector<Id>& words = utterance.phrases[i].words;
    const uint64_t begin = position_ + samples.size();
    for (size_t k = 0; k < words.size(); ++k) {
      const size_t first = chunk.word_begins[k];
      const size_t last = k + 1 == words.size() ? chunk.samples.size()
                                                : chunk.word_begins[k + 1];
      AddWord(words[k], begin + first, begin + last);
      if (first == last) NoteUnspoken(words[k]);
    }
    samples.insert(samples.end(), chunk.samples.begin(), chunk.samples.end());
    samples.resize(samples.size() + utterance.phrases[i].silence);
  }
  return Write(samples);
}

Status Timeline::AddLost(const Utterance& utterance) {
  BeginSentence(utterance.sentence);
  for (const Phrase& phrase : utterance.phrases) {
    for (Id word : phrase.words) AddWord(word, position_, position_);
  }
  const uint32_t silence = SamplesOfMs(kLostMs);
  document_.marks[sentence_mark_].end = position_ + silence;
  return Write(
      std::vector<int16_t>(silence + utterance.phrases.back().silence));
}

void Timeline::BeginSentence(Id sentence) {
  if (sentence_ == sentence) return;
  sentence_ = sentence;
  sentence_mark_ = document_.marks.size();
  document_.marks.push_back(
      {MarkKind::kSentence, sentence, position_, position_});
}

void Timeline::AddWord(Id word, uint64_t begin, uint64_t end) {
  AudioMark& last = document_.marks.back();
  if (last.kind == MarkKind::kWord && last.element == word) {
    last.end = end;
  } else {
    document_.marks.push_back({MarkKind::kWord, word, begin, end});
  }
  AudioMark& sentence = document_.marks[sentence_mark_];
  sentence.end = std::max(sentence.end, end);
}

void Timeline::NoteUnspoken(Id id) {
  const Word& word = document_.words[id];
  if (word.text.empty() || word.syllable_count > 0) return;
  document_.diagnostics.push_back({Severity::kWarning, "soundless",
                                   document_.SourceSpan(word.span),
                                   Message("diagnostic.soundless", word.text)});
}

Status Timeline::Write(const std::vector<int16_t>& samples) {
  position_ += samples.size();
  return samples.empty() ? Status() : sink_(samples);
}

}  // namespace tingwen
