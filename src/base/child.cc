#include "base/child.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

namespace tingwen {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitsMemory = false;  // the sanitizer maps terabytes
#else
constexpr bool kLimitsMemory = true;
#endif

using Size = uint64_t;  // goes before each message

bool WriteAll(int pipe, const void* data, size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t count = ::write(pipe, at, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    at += count;
    size -= static_cast<size_t>(count);
  }
  return true;
}

bool ReadAll(int pipe, void* data, size_t size) {
  char* at = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t count = ::read(pipe, at, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    at += count;
    size -= static_cast<size_t>(count);
  }
  return true;
}

// What the process has mapped now, in bytes (proc(5), statm).
size_t MappedNow() {
  size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<size_t>(::sysconf(_SC_PAGESIZE));
}

void Limit(int what, size_t most) {
  rlimit limit{};
  ::getrlimit(what, &limit);
  limit.rlim_cur = std::min<rlim_t>(most, limit.rlim_max);
  ::setrlimit(what, &limit);
}

[[noreturn]] void BeChild(const ChildLimits& limits, int pipe,
                          const std::function<void(const SendMessage&)>& work) {
  for (const int number : {SIGXCPU, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
    ::signal(number, SIG_DFL);
  }
  Limit(RLIMIT_CORE, 0);
  // Processor time counts from the start of a process, which is now.
  Limit(RLIMIT_CPU, static_cast<size_t>(limits.time.count()));
  if (kLimitsMemory) Limit(RLIMIT_AS, MappedNow() + limits.memory);
  try {
    work([pipe](std::string_view message) {
      const Size size = message.size();
      const bool sent = WriteAll(pipe, &size, sizeof size) &&
                        WriteAll(pipe, message.data(), message.size());
      if (!sent) ::_exit(EXIT_FAILURE);
    });
  } catch (...) {
    ::_exit(EXIT_FAILURE);
  }
  ::_exit(EXIT_SUCCESS);
}

void ReceiveAll(int pipe, const SendMessage& receive) {
  std::string message;
  for (Size size = 0; ReadAll(pipe, &size, sizeof size);) {
    message.resize(size);
    if (!ReadAll(pipe, message.data(), size)) return;
    receive(message);
  }
}

ChildEnd WaitFor(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS) {
    return ChildEnd::kDone;
  }
  const bool late = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
  return late ? ChildEnd::kTime : ChildEnd::kFailed;
}

}  // namespace

ChildEnd RunInChild(const ChildLimits& limits,
                    const std::function<void(const SendMessage&)>& work,
                    const SendMessage& receive) {
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  (void)limits;
  work(receive);
  return ChildEnd::kDone;
#else
  int ends[2];
  if (::pipe(ends) != 0) return ChildEnd::kFailed;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    BeChild(limits, ends[1], work);
  }
  ::close(ends[1]);
  if (child > 0) ReceiveAll(ends[0], receive);
  ::close(ends[0]);
  return child > 0 ? WaitFor(child) : ChildEnd::kFailed;
#endif
}

}  // namespace tingwen
