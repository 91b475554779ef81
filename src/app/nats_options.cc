#include "app/nats_options.h"

namespace tingwen {

Option AddBrokerOptions(const Command& command, BrokerOptions& options) {
  const Command group = command.InGroup("nats");
  const Option url = group.Add("--nats", options.nats.url, "nats", "URL");
  group.Add("--root", options.root, "nats_root", "DIR");
  group.Add("--nats-creds", options.nats.credentials, "nats_creds", "FILE");
  group.Add("--nats-ca", options.nats.ca, "nats_ca", "FILE");
  group.Add("--nats-cert", options.nats.certificate, "nats_cert", "FILE");
  group.Add("--nats-key", options.nats.key, "nats_key", "FILE");
  return url;
}

}  // namespace tingwen
