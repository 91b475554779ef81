// Plays a live voice on a sound output, on a thread of its own, so that keys
// are answered while it speaks.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "app/live_voice.h"
#include "audio/sound_output.h"

namespace tingwen {

class Player {
 public:
  // `voice` and `output` are the player's alone while it plays.
  Player(LiveVoice& voice, SoundOutput& output);
  ~Player();

  // Speaks sentences [first, last) of a text, which must outlive it; what is
  // being spoken ends first.
  void Play(LiveText& text, size_t first, size_t last = SIZE_MAX);
  // Silence. The voice may be changed afterwards.
  void Stop();
  void Pause();
  void Resume();  // where it was paused

  // What is heard, or was heard last.
  size_t sentence();
  std::string word();
  bool playing();  // also while paused
  bool paused();
  void WaitForEnd();
  // What went wrong since the last call.
  std::optional<Error> TakeError();
  // A descriptor that becomes readable when a text is at its end, until
  // ForgetEnd() or another text is played.
  int end_descriptor() const { return end_descriptor_; }
  void ForgetEnd() const;

 private:
  struct Job {
    LiveText* text = nullptr;
    size_t first = 0;
    size_t last = 0;
  };

  void Run();
  void Speak(const Job& job);
  bool Take(std::span<const int16_t> samples);
  // Whether to go on; silent meanwhile.
  bool WaitWhilePaused();
  Status Write(std::span<const int16_t> samples);

  LiveVoice& voice_;
  SoundOutput& output_;
  int end_descriptor_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Job> next_;
  bool busy_ = false;
  bool stop_ = false;
  bool paused_ = false;
  bool ending_ = false;
  size_t sentence_ = 0;
  std::string word_;
  std::optional<Error> error_;

  std::vector<int16_t> recent_;  // samples written last; of the thread alone
  std::thread thread_;           // last: it uses the others
};

}  // namespace tingwen
