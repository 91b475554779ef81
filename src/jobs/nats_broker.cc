#include "jobs/nats_broker.h"

#include <nats/nats.h>

#include <algorithm>
#include <thread>

#include "base/message.h"

namespace tingwen {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

constexpr int64_t kRequestWait = 2000;   // milliseconds
constexpr int64_t kReconnectWait = 250;  // milliseconds
constexpr nanoseconds kDuplicates = std::chrono::hours(24);
// Longer than a job's id is known, so that one which comes again finds its
// result or is done anew, but never neither.
constexpr nanoseconds kResultsAge = std::chrono::hours(48);
// More than all machines together hold at a time.
constexpr int64_t kMostHeld = 100'000;

const char* Path(const std::string& path) {
  return path.empty() ? nullptr : path.c_str();
}

natsStatus SetSecurity(natsOptions* set, const NatsOptions& options) {
  natsStatus status = NATS_OK;
  if (!options.credentials.empty()) {
    status = natsOptions_SetUserCredentialsFromFiles(
        set, options.credentials.c_str(), nullptr);
  }
  if (status == NATS_OK && !options.ca.empty()) {
    status = natsOptions_SetSecure(set, true);
    if (status == NATS_OK) {
      status = natsOptions_LoadCATrustedCertificates(set, options.ca.c_str());
    }
  }
  if (status == NATS_OK && !options.certificate.empty()) {
    status = natsOptions_LoadCertificatesChain(set, Path(options.certificate),
                                               Path(options.key));
  }
  return status;
}

natsStatus Open(const NatsOptions& options, natsConnection** connection) {
  natsOptions* set = nullptr;
  natsStatus status = natsOptions_Create(&set);
  if (status == NATS_OK) status = natsOptions_SetURL(set, options.url.c_str());
  if (status == NATS_OK) status = natsOptions_SetName(set, "tingwen");
  if (status == NATS_OK) status = natsOptions_SetMaxReconnect(set, -1);
  if (status == NATS_OK) {
    status = natsOptions_SetReconnectWait(set, kReconnectWait);
  }
  if (status == NATS_OK) {
    status = natsOptions_SetFailRequestsOnDisconnect(set, true);
  }
  if (status == NATS_OK) status = SetSecurity(set, options);
  if (status == NATS_OK) status = natsConnection_Connect(connection, set);
  natsOptions_Destroy(set);
  return status;
}

struct StreamPlan {
  const char* name;
  const char* subject;
  jsRetentionPolicy retention;
  nanoseconds age;  // 0: for ever
};

constexpr StreamPlan kStreams[] = {
    {kJobsStream, kJobsSubject, js_WorkQueuePolicy, nanoseconds(0)},
    {kResultsStream, "tingwen.results.*.*", js_LimitsPolicy, kResultsAge},
    {kDeadStream, "tingwen.dead.*.*", js_LimitsPolicy, nanoseconds(0)},
};

natsStatus MakeStream(jsCtx* context, const StreamPlan& plan) {
  jsStreamConfig config;
  jsStreamConfig_Init(&config);
  const char* subjects[] = {plan.subject};
  config.Name = plan.name;
  config.Subjects = subjects;
  config.SubjectsLen = 1;
  config.Retention = plan.retention;
  config.Storage = js_FileStorage;
  config.MaxAge = plan.age.count();
  config.Duplicates = kDuplicates.count();
  jsErrCode code{};
  const natsStatus status =
      js_AddStream(nullptr, context, &config, nullptr, &code);
  return code == JSStreamNameExistErr ? NATS_OK : status;
}

tl::unexpected<Error> BrokerError(const std::string& url, natsStatus status) {
  return FailWith(ErrorCode::kInput, url, "nats.connect",
                  std::string(natsStatus_GetText(status)));
}

}  // namespace

std::string ResultSubject(const std::string& batch, const std::string& id) {
  return "tingwen.results." + batch + "." + id;
}

std::string DeadSubject(const std::string& batch, const std::string& id) {
  return "tingwen.dead." + batch + "." + id;
}

NatsMessage::NatsMessage(__natsMsg* message)
    : message_(message, natsMsg_Destroy) {}

std::string_view NatsMessage::data() const {
  return {natsMsg_GetData(message_.get()),
          static_cast<size_t>(natsMsg_GetDataLength(message_.get()))};
}

uint64_t NatsMessage::deliveries() const {
  jsMsgMetaData* data = nullptr;
  if (natsMsg_GetMetaData(&data, message_.get()) != NATS_OK) return 1;
  const uint64_t count = data->NumDelivered;
  jsMsgMetaData_Destroy(data);
  return count;
}

void NatsMessage::Done() { natsMsg_AckSync(message_.get(), nullptr, nullptr); }
void NatsMessage::InProgress() { natsMsg_InProgress(message_.get(), nullptr); }
void NatsMessage::GiveBack() { natsMsg_Nak(message_.get(), nullptr); }

NatsInbox::NatsInbox(__natsSubscription* subscription)
    : subscription_(subscription, natsSubscription_Destroy) {}

std::vector<NatsMessage> NatsInbox::Fetch(size_t most, milliseconds time) {
  natsMsgList list{};
  const auto begin = std::chrono::steady_clock::now();
  const natsStatus status =
      natsSubscription_Fetch(&list, subscription_.get(), static_cast<int>(most),
                             std::max<int64_t>(time.count(), 1), nullptr);
  std::vector<NatsMessage> messages;
  for (int i = 0; i < list.Count; ++i) {
    messages.emplace_back(std::exchange(list.Msgs[i], nullptr));
  }
  natsMsgList_Destroy(&list);
  if (status != NATS_OK && status != NATS_TIMEOUT) {
    // It answered at once that the server is away: nobody turns in circles.
    std::this_thread::sleep_until(begin + time);
  }
  return messages;
}

Result<NatsBroker> NatsBroker::Connect(const NatsOptions& options) {
  natsConnection* connection = nullptr;
  if (const natsStatus status = Open(options, &connection); status != NATS_OK) {
    return BrokerError(options.url, status);
  }
  std::shared_ptr<natsConnection> owned(connection, natsConnection_Destroy);
  jsOptions settings;
  jsOptions_Init(&settings);
  settings.Wait = kRequestWait;
  jsCtx* context = nullptr;
  natsStatus status = natsConnection_JetStream(&context, connection, &settings);
  std::shared_ptr<jsCtx> owned_context(context, jsCtx_Destroy);
  for (const StreamPlan& plan : kStreams) {
    if (status == NATS_OK) status = MakeStream(context, plan);
  }
  if (status != NATS_OK) {
    return FailWith(ErrorCode::kInput, options.url, "nats.jetstream",
                    std::string(natsStatus_GetText(status)));
  }
  return NatsBroker(std::move(owned), std::move(owned_context));
}

bool NatsBroker::Publish(const std::string& subject, const std::string& id,
                         std::string_view data) {
  jsPubOptions options;
  jsPubOptions_Init(&options);
  options.MsgId = id.c_str();
  return js_Publish(nullptr, context_.get(), subject.c_str(), data.data(),
                    static_cast<int>(data.size()), &options,
                    nullptr) == NATS_OK;
}

bool NatsBroker::Holds(const char* stream, const std::string& subject) {
  natsMsg* message = nullptr;
  const natsStatus status = js_GetLastMsg(&message, context_.get(), stream,
                                          subject.c_str(), nullptr, nullptr);
  natsMsg_Destroy(message);
  return status == NATS_OK;
}

std::optional<NatsInbox> NatsBroker::Subscribe(const char* stream,
                                               const std::string& subjects,
                                               const std::string& consumer) {
  jsSubOptions options;
  jsSubOptions_Init(&options);
  options.Stream = stream;
  options.Config.AckPolicy = js_AckExplicit;
  options.Config.AckWait = nanoseconds(kAckWait).count();
  options.Config.MaxDeliver = -1;
  options.Config.MaxAckPending = kMostHeld;
  natsSubscription* subscription = nullptr;
  if (js_PullSubscribe(&subscription, context_.get(), subjects.c_str(),
                       consumer.c_str(), nullptr, &options,
                       nullptr) != NATS_OK) {
    return std::nullopt;
  }
  return NatsInbox(subscription);
}

}  // namespace tingwen
