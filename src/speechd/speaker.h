// Speaks one message after the other on a thread of its own and tells the
// server about it.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "library/tingwen.h"
#include "speechd/channel.h"
#include "speechd/ssml.h"

namespace tingwen {

// By names of libtingwen's settings.
using VoiceSettings = std::map<std::string, std::string>;
// Makes the message, on the speaker's thread, with its voice.
using MessageMaker = std::function<SpokenMessage(tingwen_voice*)>;

class MessageSpeaker {
 public:
  // `voice` is this object's alone from now on.
  MessageSpeaker(tingwen_voice* voice, Channel& channel);
  ~MessageSpeaker();

  // Begins a message; what is being spoken ends first.
  void Speak(MessageMaker make, const VoiceSettings& settings);
  // Silence at once: event 703, if there was something to stop.
  void Stop();
  // Silence at the next mark that the server set for it: event 704. Without
  // one, the message goes on to its end.
  void Pause();

 private:
  struct Job {
    MessageMaker make;
    VoiceSettings settings;
  };

  enum class Wish { kGoOn, kStop, kPause };

  void WarmUp();
  void Run();
  void Play(const Job& job);
  tingwen_result Speak(tingwen_text* text);
  void Apply(const VoiceSettings& settings);
  // Samples go out in pieces, with the marks between them.
  int Take(std::span<const int16_t> samples);
  bool SendAudio(std::span<const int16_t> samples);
  // The marks up to a place of the text belong before this sample.
  void PlaceMarks(size_t offset, uint64_t sample);
  // False where nothing more is to be sent.
  bool SendMark(const IndexMark& mark);
  Wish wish();

  tingwen_voice* voice_;
  Channel& channel_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Job> next_;
  bool busy_ = false;
  bool ending_ = false;
  Wish wish_ = Wish::kGoOn;  // for what is being spoken

  // Of the thread alone.
  VoiceSettings applied_;
  SpokenMessage message_;
  size_t next_mark_ = 0;                                      // of message_
  std::deque<std::pair<uint64_t, const IndexMark*>> placed_;  // before samples
  bool paused_ = false;
  uint64_t sent_ = 0;  // samples

  std::thread thread_;  // last: it uses the others
};

}  // namespace tingwen
