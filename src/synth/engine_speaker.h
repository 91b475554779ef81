// eSpeak NG itself. Only the engine's files see its header.
#pragma once

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

  // The version of eSpeak NG.
  static std::string Version();

  SpokenReply Speak(const SpeakRequest& request);

 private:
  explicit Speaker(OpenRequest settings) : settings_(std::move(settings)) {}

  // Loads the voice of a language. An utterance may leave eSpeak with another
  // voice than it began with, so this comes before each.
  Status UseVoice(SpeechLanguage language);
  SpokenChunk SpeakChunk(const Chunk& chunk, std::string& phonemes);

  OpenRequest settings_;
  std::string mandarin_;  // how eSpeak is told the voice files
  std::string english_;
};

}  // namespace tingwen
