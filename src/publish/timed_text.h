// A spoken document as readers see it: sentences and words as they are shown,
// with the time at which they are heard. Captions, books and pages are made of
// this.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace tingwen {

// What is shown for one word or more: a number that is read out as several
// words is one here.
struct TimedWord {
  Span span;         // in the sentence's text
  double begin = 0;  // seconds
  double end = 0;
  // With tone marks, a space between syllables; empty for English.
  std::string pinyin;
  size_t syllables = 0;
};

struct TimedSentence {
  Id id = kNoId;     // in Document::sentences
  std::string text;  // without blanks around it
  double begin = 0;
  double end = 0;  // of its last word; equal to `begin` without sound
  std::vector<TimedWord> words;

  bool IsHeard() const { return end > begin; }
};

// The sentences of `blocks` that have a mark, with their words. `sample_rate`
// is that of the marks.
std::vector<TimedSentence> TimedSentencesOf(const Document& document,
                                            int sample_rate,
                                            Span blocks = {0, kNoId});

}  // namespace tingwen
