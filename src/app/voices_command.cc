// tingwen voices: the voices that there are.
#include <fmt/format.h>

#include <memory>

#include "app/command.h"
#include "app/line_filter.h"
#include "base/message.h"
#include "base/paths.h"
#include "document/json.h"
#include "synth/voice.h"

namespace tingwen {
namespace {

std::string VoiceLine(const Voice& voice) {
  const bool chinese = MessageLanguage() == Language::kChinese;
  return fmt::format("{}\t{}\t{}\n", voice.id,
                     chinese ? voice.name_zh : voice.name_en,
                     chinese ? voice.description_zh : voice.description_en);
}

nlohmann::ordered_json VoiceJson(const Voice& voice) {
  return {{"id", voice.id},
          {"name_zh", voice.name_zh},
          {"name_en", voice.name_en},
          {"description_zh", voice.description_zh},
          {"description_en", voice.description_en},
          {"rate", voice.rate},
          {"pitch", voice.pitch},
          {"volume", voice.volume}};
}

Status PrintVoices(bool json) {
  TINGWEN_ASSIGN(voices, ListVoices(DataPath("voices")));
  std::string text;
  for (const Voice& voice : voices) {
    text += json ? DumpJson(VoiceJson(voice)) + "\n" : VoiceLine(voice);
  }
  return Print(text);
}

}  // namespace

void AddVoicesCommand(const Command& program, Context& /*context*/) {
  auto json = std::make_shared<bool>(false);
  const Command command = program.Sub("voices", "voices");
  command.Flag("--json", *json, "json_lines");
  command.Does([json] { return PrintVoices(*json); });
}

}  // namespace tingwen
