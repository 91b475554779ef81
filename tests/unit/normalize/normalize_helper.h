// What the tests of this room share.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/message.h"
#include "normalize/normalizer.h"
#include "normalize/spoken_text.h"

namespace tingwen {

inline std::string RulesFolder() { return TINGWEN_ROOT "/data/rules"; }
inline std::string LexiconFolder() { return TINGWEN_ROOT "/data/lexicon"; }

// A normalizer with our own tables, loaded once.
inline const Normalizer& OurNormalizer() {
  static const Normalizer kNormalizer = [] {
    auto loaded = Normalizer::Load(RulesFolder(), LexiconFolder());
    if (!loaded) {
      ADD_FAILURE() << Describe(loaded.error());
      std::abort();
    }
    return *std::move(loaded);
  }();
  return kNormalizer;
}

inline Document Normalized(const Normalizer& normalizer, std::string line) {
  Document document = DocumentFromLine(std::move(line));
  normalizer.ClassifyTokens(document);
  normalizer.VerbalizeTokens(document);
  return document;
}

inline std::string Said(const Normalizer& normalizer, std::string line) {
  const Document document = Normalized(normalizer, std::move(line));
  std::string text;
  for (Id id = 0; id < document.sentences.size(); ++id) {
    text += SpokenTextOf(document, id);
  }
  return text;
}

inline std::string Said(std::string line) {
  return Said(OurNormalizer(), std::move(line));
}

}  // namespace tingwen
