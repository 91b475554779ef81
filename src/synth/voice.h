// A voice of ours: voices/<id>/voice.toml and its eSpeak voice definitions.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "document/latin_policy.h"

namespace tingwen {

// Words a minute as eSpeak NG counts them. At 450 it hands over to Sonic and
// is slower than at 449.
inline constexpr int kMinimumRate = 80;
inline constexpr int kMaximumRate = 449;

struct Voice {
  std::string id;  // "newsreader"
  std::string name_zh;
  std::string name_en;
  std::string description_zh;
  std::string description_en;
  std::string definition;  // path of the eSpeak voice file for Mandarin
  std::string english;     // ... and for English words in between
  std::string phonemes;    // path of the table of syllables (PhonemeTable)
  std::string durations;   // path of the table of durations (DurationModel)
  LatinPolicy latin = LatinPolicy::kMixed;  // unless the user wants another
  int rate = 170;                           // kMinimumRate to kMaximumRate
  int english_rate = 100;  // of the words in between, in percent of rate
  int pitch = 50;          // 0 to 100
  int declination = 0;     // steps of pitch that a long sentence falls
  int volume = 100;        // 0 to 200
  // Silence after each Break, in milliseconds.
  std::array<int, 10> break_ms{};

  int BreakMs(Break strength) const {
    return break_ms[static_cast<size_t>(strength)];
  }
};

// The voice in the folder voices_folder/id. kUsage, naming the known voices,
// where there is none with this id; kInternal with path:line where its
// voice.toml is wrong.
Result<Voice> LoadVoice(const std::string& voices_folder,
                        const std::string& id);

// All voices, ordered by id.
Result<std::vector<Voice>> ListVoices(const std::string& voices_folder);

}  // namespace tingwen
