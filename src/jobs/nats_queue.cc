#include "jobs/nats_queue.h"

#include <filesystem>
#include <thread>

#include "base/message.h"
#include "jobs/journal.h"

namespace tingwen {
namespace {

// A job that was handed out so often and never ended ends whole machines.
constexpr uint64_t kMostDeliveries = 6;

// Nobody writes outside of the shared folder, whatever a message says.
bool StaysInside(const std::string& path) {
  const std::filesystem::path place(path);
  if (path.empty() || place.is_absolute()) return false;
  for (const auto& part : place) {
    if (part == "..") return false;
  }
  return true;
}

JobReport Refusal(const JobRequest& request, JobEnd end, Error error) {
  JobReport report;
  report.id = request.id;
  report.end = end;
  report.error = std::move(error);
  return report;
}

}  // namespace

Result<NatsQueue> NatsQueue::Connect(const NatsOptions& options) {
  TINGWEN_ASSIGN(broker, NatsBroker::Connect(options));
  return NatsQueue(std::move(broker));
}

std::vector<JobRequest> NatsQueue::Fetch(size_t most,
                                         std::chrono::milliseconds time) {
  TellUntold();
  std::vector<JobRequest> requests;
  if (!jobs_) jobs_ = broker_.Subscribe(kJobsStream, kJobsSubject, "workers");
  if (!jobs_) {
    std::this_thread::sleep_for(time);
    return requests;
  }
  for (NatsMessage& message : jobs_->Fetch(most, time)) {
    Accept(std::move(message), requests);
  }
  return requests;
}

bool NatsQueue::Accept(NatsMessage message, std::vector<JobRequest>& requests) {
  auto job = DecodeNatsJob(message.data());
  if (!job) {
    // Nothing of ours; kept apart, so that it can be looked at.
    broker_.Publish(DeadSubject("unknown", "unknown"), {}, message.data());
    message.Done();
    return false;
  }
  const JobRequest& request = job->request;
  if (const auto known = held_.find(request.id); known != held_.end()) {
    // It came again because nothing was heard of us for long.
    known->second.message = std::move(message);
    return false;
  }
  const uint64_t deliveries = message.deliveries();
  if (deliveries > 1 &&
      broker_.Holds(kResultsStream, ResultSubject(job->batch, request.id))) {
    message.Done();
    return false;
  }
  std::string text(message.data());
  held_.insert_or_assign(
      request.id, Held{std::move(message), job->batch, std::move(text), {}});
  if (!StaysInside(request.input) || !StaysInside(request.output)) {
    Finish(Refusal(
        request, JobEnd::kRefused,
        MakeError(ErrorCode::kUsage, request.output, "nats.path_outside")));
    return false;
  }
  if (deliveries > kMostDeliveries) {
    Finish(Refusal(request, JobEnd::kCrashed,
                   MakeError(ErrorCode::kInternal, request.input, "nats.poison",
                             deliveries - 1)));
    return false;
  }
  requests.push_back(std::move(job->request));
  return true;
}

void NatsQueue::Finish(const JobReport& report) {
  const auto found = held_.find(report.id);
  if (found == held_.end()) return;
  Held& held = found->second;
  held.report = Encode(report);
  held.dead = StateAfter(report) != JobState::kDone;
  if (Tell(report.id, held)) held_.erase(found);
}

bool NatsQueue::Tell(const std::string& id, Held& held) {
  if (held.dead &&
      !broker_.Publish(DeadSubject(held.batch, id), "dead-" + id, held.text)) {
    return false;
  }
  if (!broker_.Publish(ResultSubject(held.batch, id), "result-" + id,
                       held.report)) {
    return false;
  }
  held.message.Done();
  return true;
}

void NatsQueue::TellUntold() {
  for (auto it = held_.begin(); it != held_.end();) {
    const bool told = !it->second.report.empty() && Tell(it->first, it->second);
    it = told ? held_.erase(it) : std::next(it);
  }
}

void NatsQueue::KeepAlive() {
  TellUntold();
  const auto now = std::chrono::steady_clock::now();
  if (now - said_ < kAckWait / 3) return;
  said_ = now;
  for (auto& [id, held] : held_) held.message.InProgress();
}

void NatsQueue::GiveBack(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    const auto found = held_.find(id);
    if (found == held_.end()) continue;
    found->second.message.GiveBack();
    held_.erase(found);
  }
}

}  // namespace tingwen
