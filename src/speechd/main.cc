// sd_tingwen: started by speech-dispatcher.
#include <csignal>
#include <cstdio>
#include <string>

#include "library/tingwen.h"
#include "speechd/module.h"

int main() {
  std::signal(SIGPIPE, SIG_IGN);
  tingwen::Channel channel(0, 1);
  tingwen_voice* voice = nullptr;
  if (tingwen_open(nullptr, &voice) != TINGWEN_OK) {
    std::string reason = voice == nullptr ? "" : tingwen_message(voice);
    for (char& c : reason) c = c == '\n' ? ' ' : c;
    while (const auto command = channel.ReadLine()) {
      if (*command != "INIT") continue;
      channel.Write("399-" + reason + "\n399 ERR CANT INIT MODULE\n");
      break;
    }
    tingwen_close(voice);
    return 1;
  }
  tingwen::Module(voice, channel).Run();
  tingwen_close(voice);
  return 0;
}
