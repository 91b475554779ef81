// Work that may crash, hang or eat memory, done in a process of its own.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string_view>

namespace tingwen {

struct ChildLimits {
  std::chrono::seconds time{60};    // of the processor
  size_t memory = size_t{1} << 30;  // bytes, beyond what the program has now
};

enum class ChildEnd {
  kDone,
  kTime,   // stopped at the limit
  kFailed  // crashed, ran out of memory, or could not be started
};

using SendMessage = std::function<void(std::string_view)>;

// Runs `work` in a copy of the process (fork), which ends with it: what it
// changes is lost, but for the messages that it sends, and `receive` gets them
// here in their order. Exceptions of `work` end the child as a crash does.
// Where the code is built to be fuzzed, the work is done here: what a fuzzer
// looks for would be lost with the child.
ChildEnd RunInChild(const ChildLimits& limits,
                    const std::function<void(const SendMessage&)>& work,
                    const SendMessage& receive);

}  // namespace tingwen
