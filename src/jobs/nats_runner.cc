#include "jobs/nats_runner.h"

#include <poll.h>

#include <algorithm>
#include <filesystem>

#include "base/message.h"
#include "document/json.h"

namespace tingwen {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr size_t kMostFetched = 256;
constexpr std::chrono::seconds kRepeat(60);
// So that Ctrl-C is heeded soon.
constexpr milliseconds kMostWait(200);

}  // namespace

std::string Encode(const NatsJob& job) {
  nlohmann::ordered_json message = {{"batch", job.batch},
                                    {"request", Encode(job.request)}};
  return DumpJson(message);
}

std::optional<NatsJob> DecodeNatsJob(std::string_view message) {
  const auto parsed = nlohmann::json::parse(message, nullptr, false);
  if (!parsed.is_object() || !parsed.contains("batch") ||
      !parsed.contains("request") || !parsed["batch"].is_string() ||
      !parsed["request"].is_string()) {
    return std::nullopt;
  }
  auto request = DecodeJobRequest(parsed["request"].get<std::string>());
  if (!request) return std::nullopt;
  return NatsJob{parsed["batch"], *std::move(request)};
}

Result<NatsRunner> NatsRunner::Connect(const NatsOptions& options,
                                       const std::string& root,
                                       const std::string& batch) {
  TINGWEN_ASSIGN(broker, NatsBroker::Connect(options));
  std::error_code error;
  fs::path folder = fs::canonical(root.empty() ? "." : root, error);
  if (error) {
    return FailWith(ErrorCode::kUsage, root, "jobs.folder", error.message());
  }
  return NatsRunner(std::move(broker), folder.string(), batch);
}

Result<std::string> NatsRunner::InRoot(const std::string& path) const {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  const fs::path inside = whole.lexically_relative(root_);
  if (error || inside.empty() || *inside.begin() == "..") {
    return FailWith(ErrorCode::kUsage, path, "nats.not_in_root", root_);
  }
  return inside.string();
}

Status NatsRunner::Submit(JobRequest request) {
  TINGWEN_ASSIGN(input, InRoot(request.input));
  TINGWEN_ASSIGN(output, InRoot(request.output));
  request.input = std::move(input);
  request.output = std::move(output);
  const std::string id = request.id;
  waiting_[id] = Encode(NatsJob{batch_, std::move(request)});
  unsent_.push_back(id);
  PublishUnsent();
  return {};
}

void NatsRunner::PublishUnsent() {
  auto it = unsent_.begin();
  for (; it != unsent_.end(); ++it) {
    const auto waiting = waiting_.find(*it);
    if (waiting == waiting_.end()) continue;  // answered meanwhile
    if (!broker_.Publish(kJobsSubject, *it, waiting->second)) break;
  }
  unsent_.erase(unsent_.begin(), it);
}

// The server passes over those that it knows, and workers those that have a
// result.
void NatsRunner::RepeatAtTimes() {
  const auto now = std::chrono::steady_clock::now();
  if (now - sent_all_ < kRepeat) return;
  sent_all_ = now;
  unsent_.clear();
  for (const auto& [id, message] : waiting_) unsent_.push_back(id);
}

Result<std::vector<JobReport>> NatsRunner::Wait(milliseconds time,
                                                std::span<const int> others) {
  Acknowledge();
  RepeatAtTimes();
  PublishUnsent();
  if (!results_) {
    results_ = broker_.Subscribe(kResultsStream, ResultSubject(batch_, "*"),
                                 "collect-" + batch_);
  }
  std::vector<JobReport> reports;
  if (!results_) {
    std::vector<pollfd> polled;
    for (const int other : others) polled.push_back({other, POLLIN, 0});
    ::poll(polled.data(), polled.size(), static_cast<int>(kMostWait.count()));
    return reports;
  }
  for (NatsMessage& message :
       results_->Fetch(kMostFetched, std::min(time, kMostWait))) {
    auto report = DecodeJobReport(message.data());
    if (report && waiting_.erase(report->id) > 0) {
      reports.push_back(*std::move(report));
    }
    answered_.push_back(std::move(message));
  }
  return reports;
}

void NatsRunner::Acknowledge() {
  for (NatsMessage& message : answered_) message.Done();
  answered_.clear();
}

std::vector<std::string> NatsRunner::Stop() {
  std::vector<std::string> ids;
  for (const auto& [id, message] : waiting_) ids.push_back(id);
  waiting_.clear();
  unsent_.clear();
  return ids;
}

}  // namespace tingwen
