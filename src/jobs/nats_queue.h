// The jobs of a broker, as a worker's machine sees them.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/nats_broker.h"
#include "jobs/nats_runner.h"

namespace tingwen {

class NatsQueue {
 public:
  // kInput where the broker can't be reached.
  static Result<NatsQueue> Connect(const NatsOptions& options);

  // At most `most` jobs; waits for the first at most `time`. A job that was
  // done by a worker that died before it could say so is passed over, and one
  // that took its machine with it again and again is given up.
  std::vector<JobRequest> Fetch(size_t most, std::chrono::milliseconds time);

  // The output is in its place, or there will be none: tells the batch, then
  // takes the job out of the queue. While the broker is away it is kept, and
  // told by the next call of Fetch() or KeepAlive().
  void Finish(const JobReport& report);

  // Says that what is held is being worked on. Call it often; it speaks only
  // as often as it must.
  void KeepAlive();

  // Hands back what won't be begun.
  void GiveBack(const std::vector<std::string>& ids);

  // Jobs that are held, those whose end could not be told yet included.
  size_t held() const { return held_.size(); }

 private:
  struct Held {
    NatsMessage message;
    std::string batch;
    std::string text;    // of the job
    std::string report;  // once it has ended
    bool dead = false;   // given up
  };

  explicit NatsQueue(NatsBroker broker) : broker_(std::move(broker)) {}
  bool Accept(NatsMessage message, std::vector<JobRequest>& requests);
  bool Tell(const std::string& id, Held& held);
  void TellUntold();

  NatsBroker broker_;
  std::optional<NatsInbox> jobs_;
  std::map<std::string, Held> held_;  // by id
  std::chrono::steady_clock::time_point said_{};
};

}  // namespace tingwen
