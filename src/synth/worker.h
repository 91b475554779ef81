// The engine's process, seen from tingwen: started, fed and ended.
#pragma once

#include <chrono>
#include <string>
#include <utility>

#include "base/child_process.h"
#include "base/result.h"
#include "synth/protocol.h"

namespace tingwen {

class Worker {
 public:
  // Starts the program `path`. kEngine where that is impossible.
  static Result<Worker> Start(const std::string& path);

  // Queues a frame; it is written as the engine takes it.
  void Send(FrameKind kind, std::string_view payload);

  enum class Outcome { kFrame, kClosed, kTimeout };

  // Waits for the engine's next frame. kClosed where the process is gone or
  // closed its socket, kTimeout where nothing whole came in time.
  Outcome Receive(std::chrono::milliseconds timeout, Frame& frame);

 private:
  explicit Worker(ChildProcess process) : process_(std::move(process)) {}
  bool Flush();  // false where the other side is gone
  bool Fill();

  ChildProcess process_;
  std::string to_write_;
  std::string received_;
};

}  // namespace tingwen
