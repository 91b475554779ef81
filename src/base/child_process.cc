#include "base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>
#include <thread>
#include <utility>

namespace tingwen {
namespace {

// A closed pipe ends the child, and no signal is blocked. A file-size limit
// stays ignored: writing answers it.
void ResetSignals(posix_spawnattr_t& attributes) {
  sigset_t defaults;
  ::sigemptyset(&defaults);
  ::sigaddset(&defaults, SIGPIPE);
  sigset_t none;
  ::sigemptyset(&none);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

// 0, or the error's number.
int Spawn(const std::vector<std::string>& command, int socket,
          ChildProcess::Talk talk, pid_t& process) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                     O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
                                     O_WRONLY, 0);
  if (talk == ChildProcess::Talk::kHidden) {
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                       O_WRONLY, 0);
  }
  ::posix_spawn_file_actions_adddup2(&actions, socket, kChildSocket);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ResetSignals(attributes);
  std::vector<char*> arguments;
  for (const std::string& argument : command) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  const int failure = ::posix_spawn(&process, arguments[0], &actions,
                                    &attributes, arguments.data(), environ);
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return failure;
}

void WaitForEnd() {
  pollfd socket{kChildSocket, POLLRDHUP, 0};
  while (::poll(&socket, 1, -1) < 0 && errno == EINTR) {
  }
  ::_exit(0);
}

}  // namespace

tl::expected<ChildProcess, int> ChildProcess::Start(
    const std::vector<std::string>& command, Talk talk) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return tl::make_unexpected(errno);
  }
  Descriptor ours(ends[0]);
  const Descriptor theirs(ends[1]);
  ::fcntl(ours.number(), F_SETFL, O_NONBLOCK);
  pid_t process = -1;
  const int failure = Spawn(command, theirs.number(), talk, process);
  if (failure != 0) return tl::make_unexpected(failure);
  return ChildProcess(process, std::move(ours));
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      socket_(std::move(other.socket_)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  if (this == &other) return *this;
  Stop();
  process_ = std::exchange(other.process_, -1);
  socket_ = std::move(other.socket_);
  return *this;
}

int ChildProcess::Stop() {
  socket_.Close();
  const pid_t process = std::exchange(process_, -1);
  int status = 0;
  if (process <= 0) return status;
  ::kill(process, SIGKILL);
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

void EndWithParent() { std::thread(WaitForEnd).detach(); }

bool HasParentSocket() {
  pollfd socket{kChildSocket, POLLIN, 0};
  return ::poll(&socket, 1, 0) >= 0 && (socket.revents & POLLNVAL) == 0;
}

}  // namespace tingwen
