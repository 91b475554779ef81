// sd_tingwen, an output module of speech-dispatcher 0.11: its protocol is
// described in "Communication Protocol for Output Modules" of the manual.
#pragma once

#include <string>

#include "speechd/channel.h"
#include "speechd/speaker.h"

namespace tingwen {

class Module {
 public:
  Module(tingwen_voice* voice, Channel& channel)
      : voice_(voice), channel_(channel), speaker_(voice, channel) {}

  // Serves until the server says QUIT or is gone.
  void Run();

 private:
  enum class Kind { kText, kCharacter, kKey };

  bool Handle(const std::string& command);  // false at the end
  void Speak(Kind kind);
  // A block of name=value. `apply` answers whether it knows them.
  void TakeSettings(const std::string& first, const std::string& done,
                    bool (Module::*apply)(const std::string&,
                                          const std::string&));
  bool ApplySetting(const std::string& name, const std::string& value);
  bool ApplyAudio(const std::string& name, const std::string& value);
  bool PassOver(const std::string&, const std::string&) { return true; }
  void ListVoices();

  tingwen_voice* voice_;
  Channel& channel_;
  VoiceSettings settings_{{"emoji", "name"}};
  bool spelling_ = false;
  bool capitals_ = false;  // are told
  MessageSpeaker speaker_;
};

}  // namespace tingwen
