// Another program that works for this one, and a socket to talk to it.
#pragma once

#include <sys/types.h>

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "base/descriptor.h"

namespace tingwen {

// The number under which the child finds its end of the socket.
inline constexpr int kChildSocket = 3;

class ChildProcess {
 public:
  // What it writes on standard error.
  enum class Talk { kHidden, kShown };

  // Starts a program with its arguments. Standard input and output are
  // /dev/null. Answers the system's error number where that fails.
  static tl::expected<ChildProcess, int> Start(
      const std::vector<std::string>& command, Talk talk);
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  // Ends the process at once and waits for it.
  ~ChildProcess() { Stop(); }

  // Not blocking, closed on exec.
  int socket() const { return socket_.number(); }
  pid_t id() const { return process_; }

  // Ends the process at once and waits for it. Answers how it ended, as
  // waitpid() tells; a process that had ended before keeps its own end.
  int Stop();

 private:
  ChildProcess(pid_t process, Descriptor socket)
      : process_(process), socket_(std::move(socket)) {}

  pid_t process_ = -1;
  Descriptor socket_;
};

// In the child: a thread that ends the process as soon as the other end of the
// socket is closed, whatever else it is doing. Nobody stays behind.
void EndWithParent();

// Whether a program that started this one talks to it.
bool HasParentSocket();

}  // namespace tingwen
