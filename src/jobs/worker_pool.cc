#include "jobs/worker_pool.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/message.h"

namespace tingwen {
namespace {

using std::chrono::duration;
using std::chrono::milliseconds;

// A worker that can't even start is no document's fault.
constexpr int kMostDeaths = 20;

std::string HowEnded(int status) {
  if (WIFSIGNALED(status)) {
    return Message("jobs.signal", WTERMSIG(status),
                   std::string(::strsignal(WTERMSIG(status))));
  }
  return Message("jobs.exit", WEXITSTATUS(status));
}

bool NoMemory(int status) {
  return WIFEXITED(status) && WEXITSTATUS(status) == kNoMemoryExit;
}

// Whether it may go better another time.
bool WorthRetrying(const JobReport& report) {
  switch (report.end) {
    case JobEnd::kDone:
      return false;
    case JobEnd::kRefused:
      return report.error.code == ErrorCode::kEngine ||
             report.error.code == ErrorCode::kOutput;
    case JobEnd::kCrashed:
    case JobEnd::kTimedOut:
      return true;
  }
  return false;
}

bool WriteLine(int socket, const std::string& line) {
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t count =
        ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno != EAGAIN) return false;
    if (count < 0) {
      pollfd poller{socket, POLLOUT, 0};
      ::poll(&poller, 1, 1000);
      if ((poller.revents & POLLHUP) != 0) return false;
      continue;
    }
    rest.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

// Appends what is there. False where the other side is gone.
bool ReadSocket(int socket, std::string& received) {
  char bytes[65536];
  const ssize_t count = ::recv(socket, bytes, sizeof bytes, 0);
  if (count > 0) received.append(bytes, static_cast<size_t>(count));
  return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

}  // namespace

WorkerPool::WorkerPool(PoolOptions options)
    : options_(std::move(options)),
      slots_(std::max<size_t>(options_.workers, 1)) {}

Status WorkerPool::Submit(JobRequest request) {
  queue_.push_back({std::move(request), 0, Clock::now()});
  return {};
}

size_t WorkerPool::running() const {
  return static_cast<size_t>(
      std::count_if(slots_.begin(), slots_.end(),
                    [](const Slot& slot) { return slot.job.has_value(); }));
}

std::vector<std::string> WorkerPool::Stop() {
  std::vector<std::string> ids;
  for (const Job& job : queue_) ids.push_back(job.request.id);
  queue_.clear();
  return ids;
}

Result<std::vector<JobReport>> WorkerPool::Wait(milliseconds time,
                                                std::span<const int> others) {
  TINGWEN_TRY(HandOut());
  std::vector<pollfd> polled;
  for (const Slot& slot : slots_) {
    polled.push_back({slot.process ? slot.process->socket() : -1, POLLIN, 0});
  }
  for (const int other : others) polled.push_back({other, POLLIN, 0});
  std::vector<JobReport> ended;
  const int ready = ::poll(polled.data(), polled.size(), WaitingTime(time));
  for (size_t i = 0; ready > 0 && i < slots_.size(); ++i) {
    if (polled[i].revents != 0) Read(slots_[i], ended);
  }
  EndLate(ended);
  TINGWEN_TRY(HandOut());
  return ended;
}

Status WorkerPool::HandOut() {
  for (Slot& slot : slots_) {
    if (slot.job) continue;
    const auto now = Clock::now();
    const auto job =
        std::find_if(queue_.begin(), queue_.end(),
                     [now](const Job& waiting) { return waiting.due <= now; });
    if (job == queue_.end()) return {};
    if (!slot.process) TINGWEN_TRY(Start(slot));
    slot.job = std::move(*job);
    queue_.erase(job);
    ++slot.job->attempts;
    slot.begun = now;
    // A worker that is gone is noticed when its answer is awaited.
    WriteLine(slot.process->socket(), Encode(slot.job->request) + "\n");
  }
  return {};
}

Status WorkerPool::Start(Slot& slot) {
  if (deaths_in_a_row_ >= kMostDeaths) {
    return FailWith(ErrorCode::kInternal, options_.command[0], "jobs.useless",
                    deaths_in_a_row_);
  }
  auto process =
      ChildProcess::Start(options_.command, ChildProcess::Talk::kShown);
  if (!process) {
    return FailWith(ErrorCode::kInternal, options_.command[0], "jobs.start",
                    std::string(std::strerror(process.error())));
  }
  slot.process = *std::move(process);
  slot.received.clear();
  return {};
}

int WorkerPool::WaitingTime(milliseconds time) const {
  const auto now = Clock::now();
  Clock::time_point until = now + time;
  bool free_slot = false;
  for (const Slot& slot : slots_) {
    if (slot.job) until = std::min(until, slot.begun + options_.timeout);
    if (!slot.job) free_slot = true;
  }
  for (const Job& job : queue_) {
    if (free_slot) until = std::min(until, job.due);
  }
  const auto left = std::chrono::ceil<milliseconds>(until - now);
  return static_cast<int>(std::max<int64_t>(left.count(), 0));
}

void WorkerPool::Read(Slot& slot, std::vector<JobReport>& ended) {
  const bool alive = ReadSocket(slot.process->socket(), slot.received);
  const size_t end = slot.received.find('\n');
  if (end == std::string::npos) {
    if (!alive) Lose(slot, JobEnd::kCrashed, ended);
    return;
  }
  auto report = DecodeJobReport(std::string_view(slot.received).substr(0, end));
  slot.received.erase(0, end + 1);
  if (!report || !slot.job) return Lose(slot, JobEnd::kCrashed, ended);
  deaths_in_a_row_ = 0;
  Settle(slot, *std::move(report), ended);
}

void WorkerPool::EndLate(std::vector<JobReport>& ended) {
  const auto now = Clock::now();
  for (Slot& slot : slots_) {
    if (slot.job && now - slot.begun >= options_.timeout) {
      Lose(slot, JobEnd::kTimedOut, ended);
    }
  }
}

void WorkerPool::Lose(Slot& slot, JobEnd end, std::vector<JobReport>& ended) {
  const int status = slot.process->Stop();
  slot.process.reset();
  if (end == JobEnd::kCrashed) ++deaths_in_a_row_;
  if (!slot.job) return;
  JobReport report;
  report.end = end;
  const std::string& input = slot.job->request.input;
  if (end == JobEnd::kTimedOut) {
    report.error = MakeError(ErrorCode::kInternal, input, "jobs.timeout",
                             duration<double>(options_.timeout).count());
  } else if (NoMemory(status)) {
    report.error = MakeError(ErrorCode::kInternal, input, "jobs.memory");
  } else {
    report.error = MakeError(ErrorCode::kInternal, input, "jobs.crashed",
                             HowEnded(status));
  }
  Settle(slot, std::move(report), ended);
}

void WorkerPool::Settle(Slot& slot, JobReport report,
                        std::vector<JobReport>& ended) {
  Job job = *std::exchange(slot.job, std::nullopt);
  const auto now = Clock::now();
  report.id = job.request.id;
  report.attempts = job.attempts;
  report.elapsed = duration<double>(now - slot.begun).count();
  if (!WorthRetrying(report) || job.attempts > options_.retries) {
    ended.push_back(std::move(report));
    return;
  }
  job.due = now + options_.backoff * (1 << std::min(job.attempts - 1, 10));
  queue_.push_back(std::move(job));
}

}  // namespace tingwen
