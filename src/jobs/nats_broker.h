// A NATS server with JetStream: the streams through which jobs go to other
// machines and come back (docs/scaling.md).
//
//   TINGWEN_JOBS     tingwen.jobs              work queue, on file
//   TINGWEN_RESULTS  tingwen.results.BATCH.ID  what became of them, for two
//   days TINGWEN_DEAD     tingwen.dead.BATCH.ID     jobs that were given up
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct __natsConnection;
struct __jsCtx;
struct __natsMsg;
struct __natsSubscription;

namespace tingwen {

inline constexpr const char* kJobsStream = "TINGWEN_JOBS";
inline constexpr const char* kResultsStream = "TINGWEN_RESULTS";
inline constexpr const char* kDeadStream = "TINGWEN_DEAD";
inline constexpr const char* kJobsSubject = "tingwen.jobs";

// How long a job or result may be held without a sign of life.
inline constexpr std::chrono::seconds kAckWait{30};

struct NatsOptions {
  std::string url;          // empty: no broker
  std::string credentials;  // a .creds file (JWT and seed)
  std::string ca;           // certificates in PEM; with any, TLS is required
  std::string certificate;  // of this client
  std::string key;
};

std::string ResultSubject(const std::string& batch, const std::string& id);
std::string DeadSubject(const std::string& batch, const std::string& id);

// A message that was fetched and is to be answered. Unanswered, it comes again
// after kAckWait, to somebody else.
class NatsMessage {
 public:
  explicit NatsMessage(__natsMsg* message);

  std::string_view data() const;
  // How often it was handed out, this time included.
  uint64_t deliveries() const;

  void Done();        // waits for the server's word, as far as there is one
  void InProgress();  // not yet, but alive
  void GiveBack();    // at once to somebody else

 private:
  std::shared_ptr<__natsMsg> message_;
};

// Messages of one consumer.
class NatsInbox {
 public:
  explicit NatsInbox(__natsSubscription* subscription);

  // At most `most` messages; waits for the first at most `time`. While the
  // server is away, none come.
  std::vector<NatsMessage> Fetch(size_t most, std::chrono::milliseconds time);

 private:
  std::shared_ptr<__natsSubscription> subscription_;
};

class NatsBroker {
 public:
  // Connects, and makes the streams where they aren't. From then on the
  // connection comes back by itself as often as it breaks. kInput where the
  // server can't be reached or doesn't let us in.
  static Result<NatsBroker> Connect(const NatsOptions& options);

  // Stores a message; the server passes over one whose id it had in the last
  // day. False while the server is away.
  bool Publish(const std::string& subject, const std::string& id,
               std::string_view data);

  // Whether a stream holds a message of this subject.
  bool Holds(const char* stream, const std::string& subject);

  // The messages of a stream with these subjects, to all programs that name
  // the same `consumer` together. Nothing while the server is away.
  std::optional<NatsInbox> Subscribe(const char* stream,
                                     const std::string& subjects,
                                     const std::string& consumer);

 private:
  NatsBroker(std::shared_ptr<__natsConnection> connection,
             std::shared_ptr<__jsCtx> context)
      : connection_(std::move(connection)), context_(std::move(context)) {}

  std::shared_ptr<__natsConnection> connection_;
  std::shared_ptr<__jsCtx> context_;
};

}  // namespace tingwen
