// The learned model for characters with several living readings: linear,
// over hashed features of the sentence (data/models/polyphones.md).
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "pronounce/character_filter.h"
#include "pronounce/polyphone_features.h"
#include "pronounce/polyphone_format.h"

namespace tingwen {

struct PolyphonePrediction {
  Pinyin reading;  // before sandhi
  // How likely the reading is right, 0 to 1, calibrated on held-out text.
  float confidence = 0;
};

class PolyphoneModel {
 public:
  // Maps the file; nothing is read before it is asked for. kInternal where
  // the file is missing, damaged or of another version.
  static Result<PolyphoneModel> Load(const std::string& path);

  // Whether Predict() has an answer for the character.
  bool Knows(char32_t character) const {
    return known_.MayContain(character) && Find(character) != nullptr;
  }

  // The likeliest reading of the character at `site.position`; nothing for
  // one that the model doesn't know. Takes about a microsecond.
  std::optional<PolyphonePrediction> Predict(const PolyphoneSite& site) const;

 private:
  explicit PolyphoneModel(MappedFile file) : file_(std::move(file)) {}
  bool Attach();
  bool IsSound() const;
  const polyphone_format::Character* Find(char32_t character) const;
  // Adds the weights of all features to the scores of a pair of readings.
  void AddBlock(const polyphone_format::Character& character, uint32_t block,
                const PolyphoneEvidence& evidence, float* scores) const;

  MappedFile file_;
  float temperature_ = 1;
  std::span<const polyphone_format::Character> characters_;
  std::span<const polyphone_format::Reading> readings_;
  std::span<const polyphone_format::Slot> slots_;
  CharacterFilter known_;
};

}  // namespace tingwen
