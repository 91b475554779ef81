#include "app/followed_lines.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/message.h"

namespace tingwen {
namespace {

constexpr size_t kBlock = 65536;

// Told when the file is written to or deleted.
Descriptor Watch(const std::string& path) {
  Descriptor watch(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  const int added =
      ::inotify_add_watch(watch.number(), path.c_str(), IN_MODIFY | IN_ATTRIB);
  return added < 0 ? Descriptor() : std::move(watch);
}

}  // namespace

Result<FollowedLines> FollowedLines::Open(const std::string& path) {
  TINGWEN_ASSIGN(file, InputFile::Open(path));
  struct stat state {};
  const bool grows = path != "-" && ::fstat(file.descriptor(), &state) == 0 &&
                     S_ISREG(state.st_mode);
  return FollowedLines(path, std::move(file),
                       grows ? Watch(path) : Descriptor());
}

int FollowedLines::descriptor() const {
  return watch_.open() ? watch_.number() : file_.descriptor();
}

Result<std::optional<std::string>> FollowedLines::Next() {
  // What is told from now on has not been read yet.
  char events[4096];
  while (watch_.open() && ::read(watch_.number(), events, sizeof events) > 0) {
  }
  while (true) {
    if (auto line = TakeLine()) return line;
    if (ended_ || !Ready()) return std::nullopt;
    TINGWEN_ASSIGN(more, Read());
    if (more) continue;
    if (watch_.open() && BeginAnew()) continue;
    if (watch_.open() && !Deleted()) return std::nullopt;
    ended_ = true;
  }
}

std::optional<std::string> FollowedLines::TakeLine() {
  const size_t end = buffer_.find('\n');
  if (end == buffer_.npos && (!ended_ || buffer_.empty())) return std::nullopt;
  std::string line = buffer_.substr(0, end);
  buffer_.erase(0, end == buffer_.npos ? end : end + 1);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

bool FollowedLines::Ready() const {
  if (watch_.open()) return true;
  pollfd poller{file_.descriptor(), POLLIN, 0};
  return ::poll(&poller, 1, 0) > 0;
}

Result<bool> FollowedLines::Read() {
  const size_t used = buffer_.size();
  buffer_.resize(used + kBlock);
  ssize_t count = 0;
  do {
    count = ::read(file_.descriptor(), buffer_.data() + used, kBlock);
  } while (count < 0 && errno == EINTR);
  buffer_.resize(used + static_cast<size_t>(std::max<ssize_t>(count, 0)));
  if (count < 0) {
    return FailWith(ErrorCode::kInput, path_, "input.unreadable",
                    std::string(std::strerror(errno)));
  }
  return count > 0;
}

// A file that became shorter was begun anew.
bool FollowedLines::BeginAnew() {
  struct stat state {};
  if (::fstat(file_.descriptor(), &state) != 0 ||
      state.st_size >= ::lseek(file_.descriptor(), 0, SEEK_CUR)) {
    return false;
  }
  ::lseek(file_.descriptor(), 0, SEEK_SET);
  buffer_.clear();
  return true;
}

bool FollowedLines::Deleted() const {
  struct stat state {};
  return ::fstat(file_.descriptor(), &state) != 0 || state.st_nlink == 0;
}

}  // namespace tingwen
