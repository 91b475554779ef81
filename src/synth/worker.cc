#include "synth/worker.h"

#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/message.h"

namespace tingwen {
namespace {

using Clock = std::chrono::steady_clock;

bool WouldBlock(int number) { return number == EAGAIN || number == EINTR; }

}  // namespace

Result<Worker> Worker::Start(const std::string& path) {
  // eSpeak's libraries talk; what matters comes through the protocol.
  auto process = ChildProcess::Start({path}, ChildProcess::Talk::kHidden);
  if (!process) {
    return FailWith(ErrorCode::kEngine, path, "engine.start",
                    std::string(std::strerror(process.error())));
  }
  return Worker(*std::move(process));
}

void Worker::Send(FrameKind kind, std::string_view payload) {
  to_write_ += EncodeFrame(kind, payload);
  Flush();
}

bool Worker::Flush() {
  while (!to_write_.empty()) {
    const ssize_t count = ::send(process_.socket(), to_write_.data(),
                                 to_write_.size(), MSG_NOSIGNAL);
    if (count < 0) return WouldBlock(errno);
    to_write_.erase(0, static_cast<size_t>(count));
  }
  return true;
}

bool Worker::Fill() {
  constexpr size_t kPiece = size_t{1} << 18;
  const size_t used = received_.size();
  received_.resize(used + kPiece);
  const ssize_t count =
      ::recv(process_.socket(), received_.data() + used, kPiece, 0);
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
    pollfd poller{process_.socket(), POLLIN, 0};
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
