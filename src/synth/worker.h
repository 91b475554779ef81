// The engine's process, seen from tingwen: started, fed and ended.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>

#include "base/result.h"
#include "synth/protocol.h"

namespace tingwen {

class Worker {
 public:
  // Starts the program `path`. kEngine where that is impossible.
  static Result<Worker> Start(const std::string& path);
  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&& other) noexcept;
  // Ends the process at once and waits for it.
  ~Worker();

  // Queues a frame; it is written as the engine takes it.
  void Send(FrameKind kind, std::string_view payload);

  enum class Outcome { kFrame, kClosed, kTimeout };

  // Waits for the engine's next frame. kClosed where the process is gone or
  // closed its socket, kTimeout where nothing whole came in time.
  Outcome Receive(std::chrono::milliseconds timeout, Frame& frame);

 private:
  Worker() = default;
  void Stop();
  bool Flush();  // false where the other side is gone
  bool Fill();

  pid_t process_ = -1;
  int socket_ = -1;
  std::string to_write_;
  std::string received_;
};

}  // namespace tingwen
