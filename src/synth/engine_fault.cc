#include "synth/engine_fault.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace tingwen {
namespace {

bool ReachesOut() {
  return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ||
         ::open("/dev/null", O_WRONLY) >= 0 || ::fork() >= 0;
}

}  // namespace

void InjectFault(uint32_t sentence, uint32_t attempt) {
  const char* variable = std::getenv("TINGWEN_ENGINE_FAULT");
  if (variable == nullptr) return;
  const std::string fault = variable;
  const std::string number = std::to_string(sentence);
  if (sentence == 0 && fault == "start") std::_Exit(1);
  if (fault == "crash:" + number) std::_Exit(1);
  if (fault == "crash-once:" + number && attempt == 0) std::_Exit(1);
  if (fault == "reach:" + number && ReachesOut()) std::_Exit(1);
  if (fault == "hang:" + number || (sentence > 0 && fault == "hang:all")) {
    while (true) ::pause();
  }
}

}  // namespace tingwen
