// Worker processes that convert one document after another. A document that
// crashes its worker or hangs it costs nobody else anything.
#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/child_process.h"
#include "base/result.h"
#include "jobs/job.h"
#include "jobs/job_runner.h"

namespace tingwen {

// The exit code by which a worker tells that it ran out of memory.
inline constexpr int kNoMemoryExit = 71;

struct PoolOptions {
  size_t workers = 1;
  // Starts a worker. It reads requests from its socket (kChildSocket) and
  // answers each with a report, line by line.
  std::vector<std::string> command;
  std::chrono::milliseconds timeout{600'000};  // of one attempt
  int retries = 2;                             // after the first attempt
  std::chrono::milliseconds backoff{500};      // doubled with each retry
};

class WorkerPool : public JobRunner {
 public:
  explicit WorkerPool(PoolOptions options);

  Status Submit(JobRequest request) override;
  // Tried again were jobs whose worker died, took too long, or met an engine
  // or an output that failed. kInternal where workers can't be started.
  Result<std::vector<JobReport>> Wait(
      std::chrono::milliseconds time,
      std::span<const int> others = {}) override;
  std::vector<std::string> Stop() override;
  bool HasRoom() const override { return queue_.size() < slots_.size(); }
  bool idle() const override { return running() == 0 && queue_.empty(); }

  size_t running() const;
  size_t workers() const { return slots_.size(); }

 private:
  using Clock = std::chrono::steady_clock;

  struct Job {
    JobRequest request;
    int attempts = 0;
    Clock::time_point due;  // not before
  };
  // The place of one worker.
  struct Slot {
    std::optional<ChildProcess> process;
    std::optional<Job> job;
    Clock::time_point begun;
    std::string received;
  };

  Status HandOut();
  Status Start(Slot& slot);
  // How long until something is due, at most `time`.
  int WaitingTime(std::chrono::milliseconds time) const;
  void Read(Slot& slot, std::vector<JobReport>& ended);
  void EndLate(std::vector<JobReport>& ended);
  // The worker is gone, or is to go.
  void Lose(Slot& slot, JobEnd end, std::vector<JobReport>& ended);
  // Tries it again, or adds it to those that have ended.
  void Settle(Slot& slot, JobReport report, std::vector<JobReport>& ended);

  PoolOptions options_;
  std::vector<Slot> slots_;
  std::deque<Job> queue_;
  int deaths_in_a_row_ = 0;  // of workers that never answered
};

}  // namespace tingwen
