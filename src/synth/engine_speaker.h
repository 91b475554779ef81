// eSpeak NG itself. Only the engine's files see its header.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "synth/protocol.h"

namespace tingwen {

// eSpeak NG has one global state: make one Speaker in a process.
class Speaker {
 public:
  // kEngine where eSpeak NG or its data is missing, or a voice file can't be
  // loaded.
  static Result<Speaker> Open(const OpenRequest& settings);

  // Other voices or another prosody from now on. Fails as Open() does.
  Status Change(const OpenRequest& settings);

  // The version of eSpeak NG.
  static std::string Version();

  // kEngine where a voice file, loaded before, is gone.
  Result<SpokenReply> Speak(const SpeakRequest& request);

 private:
  explicit Speaker(OpenRequest settings) : settings_(std::move(settings)) {}

  // Loads the voice of a language, unless it is there. Only SSML would change
  // it behind our back, and eSpeak is never given any.
  Status UseVoice(SpeechLanguage language);
  void Lower(uint32_t steps);
  SpokenChunk SpeakChunk(const Chunk& chunk, std::string& phonemes);

  OpenRequest settings_;
  std::optional<SpeechLanguage> voice_;
  std::string mandarin_;  // how eSpeak is told the voice files
  std::string english_;
};

}  // namespace tingwen
