#include "jobs/folder_watcher.h"

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/message.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr uint32_t kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE |
                             IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE |
                             IN_ONLYDIR;

// Network file systems tell nothing of what others do there.
constexpr std::chrono::seconds kRescan(60);

// Nobody turns in circles around a file that is being written.
constexpr milliseconds kShortest(20);

// Whether a process has the file open for writing. A lease for reading is
// granted only where none has (fcntl(2)); where leases aren't granted at all,
// that the file has settled must be enough.
bool IsBeingWritten(const std::string& path) {
  const Descriptor file(
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open()) return false;
  if (::fcntl(file.number(), F_SETLEASE, F_RDLCK) == 0) {
    ::fcntl(file.number(), F_SETLEASE, F_UNLCK);
    return false;
  }
  return errno == EAGAIN;
}

std::string Inside(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

}  // namespace

std::optional<FileState> StateOfFile(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
    return std::nullopt;
  }
  return FileState{
      info.st_dev, info.st_ino, info.st_size,
      int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec};
}

FolderWatcher::FolderWatcher(std::string folder, WatchRules rules,
                             Descriptor events)
    : folder_(std::move(folder)),
      rules_(std::move(rules)),
      events_(std::move(events)) {}

Result<FolderWatcher> FolderWatcher::Open(const std::string& folder,
                                          WatchRules rules) {
  Descriptor events(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  FolderWatcher watcher(folder, std::move(rules), std::move(events));
  watcher.Scan({});
  if (watcher.watched_.empty()) {
    return FailWith(ErrorCode::kInput, folder, "watch.impossible",
                    std::string(std::strerror(errno)));
  }
  return watcher;
}

std::string FolderWatcher::PathOf(const std::string& inside) const {
  return Inside(folder_, inside);
}

void FolderWatcher::Scan(const std::string& inside) {
  const std::string path = inside.empty() ? folder_ : PathOf(inside);
  std::error_code error;
  for (const std::string& excluded : rules_.excluded) {
    if (fs::equivalent(path, excluded, error)) return;
  }
  // Watched before it is read, so that nothing comes in between.
  const int watch =
      ::inotify_add_watch(events_.number(), path.c_str(), kEvents);
  if (watch < 0) return;
  watched_[watch] = inside;
  if (inside.empty()) scanned_ = Clock::now();
  fs::directory_iterator entries(path, error);
  for (; !error && entries != fs::directory_iterator();
       entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (rules_.passed_over(name)) continue;
    std::error_code ignored;
    if (entries->is_directory(ignored)) {
      Scan(Inside(inside, name));
    } else {
      Note(Inside(inside, name));
    }
  }
}

void FolderWatcher::Forget(const std::string& inside) {
  const auto within = [&inside](const std::string& place) {
    return place == inside || place.starts_with(inside + "/");
  };
  std::erase_if(watched_, [&](const auto& item) {
    if (!within(item.second)) return false;
    ::inotify_rm_watch(events_.number(), item.first);
    return true;
  });
  std::erase_if(candidates_,
                [&](const auto& item) { return within(item.first); });
  std::erase_if(handed_out_,
                [&](const auto& item) { return within(item.first); });
}

void FolderWatcher::Note(const std::string& file) {
  const auto state = StateOfFile(PathOf(file));
  if (!state) return;
  const auto handed = handed_out_.find(file);
  if (handed != handed_out_.end() && handed->second == *state) return;
  auto& candidate = candidates_[file];
  if (candidate.state == *state) return;
  candidate = {*state, Clock::now() + rules_.settle};
}

void FolderWatcher::ReadEvents() {
  alignas(inotify_event) char bytes[65536];
  while (true) {
    const ssize_t count = ::read(events_.number(), bytes, sizeof bytes);
    if (count <= 0) return;
    for (const char* at = bytes; at < bytes + count;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      Heed(event->wd, event->mask,
           event->len > 0 ? std::string(event->name) : std::string());
      at += sizeof(inotify_event) + event->len;
    }
  }
}

void FolderWatcher::Heed(int watch, uint32_t mask, const std::string& name) {
  if ((mask & IN_Q_OVERFLOW) != 0) return Scan({});
  const auto folder = watched_.find(watch);
  if (folder == watched_.end()) return;
  if ((mask & IN_IGNORED) != 0) {
    watched_.erase(folder);
    return;
  }
  if (name.empty() || rules_.passed_over(name)) return;
  const std::string place = Inside(folder->second, name);
  const bool gone = (mask & (IN_DELETE | IN_MOVED_FROM)) != 0;
  if ((mask & IN_ISDIR) != 0) {
    Forget(place);
    if (!gone) Scan(place);
  } else if (gone) {
    candidates_.erase(place);
    handed_out_.erase(place);
  } else {
    Note(place);
  }
}

std::vector<std::string> FolderWatcher::Take() {
  ReadEvents();
  const auto now = Clock::now();
  if (now - scanned_ >= kRescan) Scan({});
  std::vector<std::string> complete;
  for (auto it = candidates_.begin(); it != candidates_.end();) {
    auto& [file, candidate] = *it;
    const auto state = StateOfFile(PathOf(file));
    if (!state) {
      it = candidates_.erase(it);
      continue;
    }
    if (candidate.state != *state) {
      candidate = {*state, now + rules_.settle};
    } else if (candidate.due <= now) {
      if (!IsBeingWritten(PathOf(file))) {
        complete.push_back(file);
        handed_out_[file] = *state;
        it = candidates_.erase(it);
        continue;
      }
      candidate.due = now + rules_.settle;
    }
    ++it;
  }
  return complete;
}

void FolderWatcher::Again(const std::string& file, milliseconds later) {
  handed_out_.erase(file);
  const auto state = StateOfFile(PathOf(file));
  if (state) candidates_[file] = {*state, Clock::now() + later};
}

milliseconds FolderWatcher::Patience() const {
  const auto now = Clock::now();
  Clock::time_point until = scanned_ + kRescan;
  for (const auto& [file, candidate] : candidates_) {
    until = std::min(until, candidate.due);
  }
  const auto left = std::chrono::ceil<milliseconds>(until - now);
  return std::max(left, kShortest);
}

}  // namespace tingwen
