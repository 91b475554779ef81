#include "synth/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/message.h"

namespace tingwen {
namespace {

using Clock = std::chrono::steady_clock;

// A closed pipe ends the engine, and no signal is blocked. A file-size limit
// stays ignored: it is for our output, not for what eSpeak's libraries write.
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
int Spawn(const std::string& path, int socket, pid_t& process) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                     O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
                                     O_WRONLY, 0);
  // eSpeak's libraries talk; what matters comes through the protocol.
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                     O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, socket, kEngineDescriptor);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ResetSignals(attributes);
  char* const arguments[] = {const_cast<char*>(path.c_str()), nullptr};
  const int failure = ::posix_spawn(&process, path.c_str(), &actions,
                                    &attributes, arguments, environ);
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return failure;
}

bool WouldBlock(int number) { return number == EAGAIN || number == EINTR; }

}  // namespace

Result<Worker> Worker::Start(const std::string& path) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return FailWith(ErrorCode::kEngine, path, "engine.start",
                    std::string(std::strerror(errno)));
  }
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  Worker worker;
  worker.socket_ = ends[0];
  const int failure = Spawn(path, ends[1], worker.process_);
  ::close(ends[1]);
  if (failure != 0) {
    worker.process_ = -1;
    return FailWith(ErrorCode::kEngine, path, "engine.start",
                    std::string(std::strerror(failure)));
  }
  return worker;
}

Worker::Worker(Worker&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      socket_(std::exchange(other.socket_, -1)),
      to_write_(std::move(other.to_write_)),
      received_(std::move(other.received_)) {}

Worker& Worker::operator=(Worker&& other) noexcept {
  if (this == &other) return *this;
  Stop();
  process_ = std::exchange(other.process_, -1);
  socket_ = std::exchange(other.socket_, -1);
  to_write_ = std::move(other.to_write_);
  received_ = std::move(other.received_);
  return *this;
}

Worker::~Worker() { Stop(); }

void Worker::Stop() {
  if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  const pid_t process = std::exchange(process_, -1);
  if (process <= 0) return;
  ::kill(process, SIGKILL);
  while (::waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void Worker::Send(FrameKind kind, std::string_view payload) {
  to_write_ += EncodeFrame(kind, payload);
  Flush();
}

bool Worker::Flush() {
  while (!to_write_.empty()) {
    const ssize_t count =
        ::send(socket_, to_write_.data(), to_write_.size(), MSG_NOSIGNAL);
    if (count < 0) return WouldBlock(errno);
    to_write_.erase(0, static_cast<size_t>(count));
  }
  return true;
}

bool Worker::Fill() {
  constexpr size_t kPiece = size_t{1} << 18;
  const size_t used = received_.size();
  received_.resize(used + kPiece);
  const ssize_t count = ::recv(socket_, received_.data() + used, kPiece, 0);
  const int number = errno;
  received_.resize(used + static_cast<size_t>(std::max<ssize_t>(count, 0)));
  return count > 0 || (count < 0 && WouldBlock(number));
}

Worker::Outcome Worker::Receive(std::chrono::milliseconds timeout,
                                Frame& frame) {
  const auto deadline = Clock::now() + timeout;
  while (true) {
    if (auto whole = TakeFrame(received_)) {
      frame = *std::move(whole);
      return Outcome::kFrame;
    }
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return Outcome::kTimeout;
    pollfd poller{socket_, POLLIN, 0};
    if (!to_write_.empty()) poller.events |= POLLOUT;
    const int ready = ::poll(&poller, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno != EINTR) return Outcome::kClosed;
    if (ready <= 0) continue;
    if ((poller.revents & POLLOUT) != 0 && !Flush()) return Outcome::kClosed;
    if ((poller.revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !Fill()) {
      return Outcome::kClosed;
    }
  }
}

}  // namespace tingwen
