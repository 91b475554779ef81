// What stands behind the C functions of tingwen.h.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/pipeline.h"
#include "app/settings.h"
#include "library/character_names.h"
#include "library/tingwen.h"
#include "synth/synthesizer.h"
#include "synth/voice.h"

// A text is one document, or one for each line of a message.
struct tingwen_text {
  struct Part {
    tingwen::Document document;
    size_t offset = 0;          // of its bytes in the message
    size_t first_sentence = 0;  // the number of its first sentence
    size_t first_block = 0;
  };
  std::vector<Part> parts;
  size_t sentences = 0;
  size_t blocks = 0;

  void Add(tingwen::Document document, size_t offset);
  // The part that holds a sentence; null where there is none.
  const Part* PartOf(size_t sentence) const;
};

struct tingwen_voice {
  tingwen::Settings settings;
  std::string message;
  std::atomic<bool> cancelled = false;
  // By the settings that they were loaded with, so that a screen reader may
  // change the punctuation to and fro.
  std::map<std::string, tingwen::FrontEnd> front_ends;
  std::map<std::string, std::string> text_settings;  // set since opening
  std::optional<tingwen::Synthesizer> synthesizer;
  std::vector<tingwen::Voice> voices;
  std::optional<tingwen::CharacterNames> names;

  tingwen::Status Open(const std::string& config);
  tingwen::Status Set(const std::string& name, const std::string& value);
  tingwen::Result<const tingwen::FrontEnd*> FrontEndNow();
  tingwen::Status Speak(tingwen_text& text, size_t first, size_t last,
                        tingwen_on_samples on_samples,
                        tingwen_on_event on_event, void* user);
};
