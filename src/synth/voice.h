// A voice of ours: voices/<id>/voice.toml and an eSpeak voice definition.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace tingwen {

struct Voice {
  std::string id;           // "newsreader"
  std::string name_zh;
  std::string name_en;
  std::string description_zh;
  std::string description_en;
  std::string definition;   // path of the eSpeak voice file
  int rate = 170;           // words a minute as eSpeak counts them, 80 to 449
  int pitch = 50;           // 0 to 100
  int volume = 100;         // 0 to 200
  // Silence after each Break, in milliseconds.
  std::array<int, 10> break_ms{};

  int BreakMs(Break strength) const {
    return break_ms[static_cast<size_t>(strength)];
  }
};

// kUsage, naming the known voices, where there is none with this id.
Result<Voice> LoadVoice(const std::string& voices_folder, const std::string& id);

// All voices, ordered by id.
Result<std::vector<Voice>> ListVoices(const std::string& voices_folder);

}  // namespace tingwen
