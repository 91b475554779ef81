// Ctrl-C and `kill`, as something that poll() waits for.
#pragma once

#include "base/descriptor.h"

namespace tingwen {

class StopSignals {
 public:
  // From now on SIGINT and SIGTERM are counted, in this thread and those that
  // begin later, and end nothing.
  StopSignals();

  // Can be read where a signal has come that was not counted.
  int descriptor() const { return descriptor_.number(); }
  // How many have come so far.
  int Count();

 private:
  Descriptor descriptor_;
  int count_ = 0;
};

// Workers leave both to who started them: a terminal sends Ctrl-C to all.
void IgnoreStopSignals();

}  // namespace tingwen
