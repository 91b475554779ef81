#include "jobs/worker_fault.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace tingwen {
namespace {

[[noreturn]] void Hang() {
  while (true) ::pause();
}

void TakeAllMemory() {
  std::vector<std::string> taken;
  while (true) taken.emplace_back(size_t{16} << 20, 'x');
}

void Meet(std::string_view kind) {
  if (kind == "crash") ::raise(SIGABRT);
  if (kind == "hang") Hang();
  if (kind == "memory") TakeAllMemory();
  if (kind == "engine-crash") ::setenv("TINGWEN_ENGINE_FAULT", "crash:1", 1);
  if (kind == "engine-hang") ::setenv("TINGWEN_ENGINE_FAULT", "hang:1", 1);
}

}  // namespace

void InjectWorkerFault(const std::string& input) {
  const char* variable = std::getenv("TINGWEN_WORKER_FAULT");
  if (variable == nullptr) return;
  ::unsetenv("TINGWEN_ENGINE_FAULT");
  for (const std::string_view fault : Split(variable, ',')) {
    const size_t sign = fault.find('=');
    if (sign == fault.npos) continue;
    if (input.find(fault.substr(sign + 1)) == input.npos) continue;
    Meet(fault.substr(0, sign));
  }
}

}  // namespace tingwen
