// The line to speech-dispatcher: commands on standard input, answers and events
// on standard output. Lines end with LF.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tingwen {

class Channel {
 public:
  // Makes the pipe to the server short.
  Channel(int input, int output);

  // The next line without its end; nothing when the server is gone.
  std::optional<std::string> ReadLine();
  // The lines up to one that is a lone dot. A dot that was put before another
  // one at the beginning of a line is taken off.
  std::optional<std::vector<std::string>> ReadBlock();

  // Lines with their ends, all together; threads may write at once.
  void Write(std::string_view lines);
  // The event 705: samples for the server to play.
  void WriteAudio(std::span<const int16_t> samples, int sample_rate);

 private:
  int input_;
  int output_;
  std::string buffer_;
  std::mutex writing_;
};

}  // namespace tingwen
