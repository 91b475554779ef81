// A voice for programs that speak live: texts are read, and spoken from any of
// their sentences on. Behind `tingwen speak` and the C functions of libtingwen.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/character_names.h"
#include "app/heard_message.h"
#include "app/pipeline.h"
#include "app/settings.h"
#include "synth/synthesizer.h"
#include "synth/voice.h"

namespace tingwen {

// One document, or one for each line of a message. Sentences and blocks are
// numbered through all parts.
struct LiveText {
  struct Part {
    Document document;
    size_t offset = 0;  // of its bytes in the message
    size_t first_sentence = 0;
    size_t first_block = 0;
  };
  // A sentence as it stands in the text.
  struct SentenceView {
    Span source;  // in the bytes of the message or file
    std::string_view text;
    BlockKind block_kind = BlockKind::kParagraph;
    size_t block = 0;
  };

  std::vector<Part> parts;
  size_t sentences = 0;
  size_t blocks = 0;

  void Add(Document document, size_t offset);
  // `number` < sentences.
  SentenceView At(size_t number) const;
};

// A sentence or word that begins.
struct LiveEvent {
  MarkKind kind = MarkKind::kSentence;
  uint64_t sample = 0;  // from the first sample on
  size_t sentence = 0;
  Span source;            // in the bytes of the message or file
  std::string_view text;  // as it stands in the document
};

struct LiveListener {
  // Told before the samples that the event stands in. May be empty.
  std::function<void(const LiveEvent&)> on_event;
  // False ends the speech.
  std::function<bool(std::span<const int16_t>)> on_samples;
};

class LiveVoice {
 public:
  // Starts the engine and loads rules and lexicon meanwhile.
  static Result<LiveVoice> Open(const Settings& settings);

  // As a line of config.toml, and "digits": "single" says the digits of
  // messages one by one, "numbers" doesn't. In force for what is read and
  // spoken from then on.
  Status Set(const std::string& name, const std::string& value);
  const Settings& settings() const { return settings_; }

  // Each line is a text of its own; nothing is taken for a title.
  Result<LiveText> ReadMessage(std::string_view bytes);
  Result<LiveText> ReadDocument(std::string_view bytes,
                                const std::string& path);

  // Speaks sentences [first, last); answers whether all was said.
  Result<bool> Speak(LiveText& text, size_t first, size_t last,
                     const LiveListener& listener);

  // What tells a character apart when it is spelt.
  Result<std::string> Describe(char32_t c);

 private:
  LiveVoice(Settings settings, Synthesizer synthesizer)
      : settings_(std::move(settings)), synthesizer_(std::move(synthesizer)) {}
  Result<const FrontEnd*> FrontEndNow();
  MessageHabits Habits();

  Settings settings_;
  Synthesizer synthesizer_;
  // By the settings that they were loaded with: a screen reader changes the
  // punctuation to and fro.
  std::map<std::string, FrontEnd> front_ends_;
  std::map<std::string, std::string> text_settings_;  // set since opening
  bool single_digits_ = false;
  std::optional<CharacterNames> names_;
};

}  // namespace tingwen
