// The options by which commands find a broker.
#pragma once

#include <string>

#include "app/command.h"
#include "jobs/nats_broker.h"

namespace tingwen {

struct BrokerOptions {
  NatsOptions nats;
  std::string root = ".";  // the folder that all machines share
};

// --nats, --root, --nats-creds, --nats-ca, --nats-cert, --nats-key. Answers the
// option --nats.
Option AddBrokerOptions(const Command& command, BrokerOptions& options);

}  // namespace tingwen
