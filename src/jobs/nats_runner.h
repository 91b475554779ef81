// Jobs done by other machines, which `tingwen worker` serves, through a broker.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jobs/job_runner.h"
#include "jobs/nats_broker.h"

namespace tingwen {

class NatsRunner : public JobRunner {
 public:
  // `root` is the folder that all machines share, each at its own place;
  // `batch` names the batch, the same in each of its runs. kInput where the
  // broker can't be reached.
  static Result<NatsRunner> Connect(const NatsOptions& options,
                                    const std::string& root,
                                    const std::string& batch);

  // kUsage where a path isn't in the shared folder.
  Status Submit(JobRequest request) override;
  Result<std::vector<JobReport>> Wait(
      std::chrono::milliseconds time,
      std::span<const int> others = {}) override;
  // Follows no longer; what is in the queue is done all the same, and the next
  // run collects it.
  std::vector<std::string> Stop() override;
  // What Wait() answered last is written down. Wait() takes it for granted.
  void Acknowledge();
  bool HasRoom() const override { return waiting_.size() < kMostWaiting; }
  bool idle() const override { return waiting_.empty(); }

 private:
  // So many are in the queue ahead of the workers, but no more: Ctrl-C should
  // leave little behind.
  static constexpr size_t kMostWaiting = 5000;

  NatsRunner(NatsBroker broker, std::string root, std::string batch)
      : broker_(std::move(broker)),
        root_(std::move(root)),
        batch_(std::move(batch)) {}

  Result<std::string> InRoot(const std::string& path) const;
  void PublishUnsent();
  // A server that is killed may forget what it has just taken in.
  void RepeatAtTimes();

  NatsBroker broker_;
  std::string root_;
  std::string batch_;
  std::optional<NatsInbox> results_;
  std::map<std::string, std::string> waiting_;  // messages by id
  std::vector<std::string> unsent_;             // ids
  std::chrono::steady_clock::time_point sent_all_;
  // Answered by Wait(), and written down by its caller when it comes again.
  std::vector<NatsMessage> answered_;
};

// What goes through the broker for one job.
struct NatsJob {
  std::string batch;
  JobRequest request;
};

std::string Encode(const NatsJob& job);
std::optional<NatsJob> DecodeNatsJob(std::string_view message);

}  // namespace tingwen
