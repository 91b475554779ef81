// tingwen speak: reads a text to a listener.
#include <memory>

#include "app/bookmarks.h"
#include "app/command.h"
#include "app/line_filter.h"
#include "app/live_voice.h"
#include "app/player.h"
#include "app/reading_session.h"
#include "app/terminal.h"
#include "base/file.h"

namespace tingwen {
namespace {

struct SpeakOptions {
  std::string path = "-";
  std::string device = "auto";
  bool follow = false;
};

// Speaks line after line as they come, each when the one before is said, and
// shows it.
Status Follow(LiveVoice& voice, Player& player) {
  std::optional<Error> failed;
  const Status read = FilterLines([&](std::string_view line) -> std::string {
    auto text = voice.ReadMessage(line);
    if (!text || failed) return std::string(line);
    player.Play(*text, 0);
    while (player.playing()) player.WaitForEnd();
    failed = player.TakeError();
    return std::string(line);
  });
  if (failed) return Fail(*std::move(failed));
  return read;
}

Status SpeakText(const SpeakOptions& options, const Settings& settings,
                 LiveVoice& voice, Player& player) {
  TINGWEN_ASSIGN(limit, settings.InputLimit());
  TINGWEN_ASSIGN(bytes, ReadFile(options.path, limit));
  TINGWEN_ASSIGN(text, voice.ReadDocument(bytes, options.path));
  Bookmarks bookmarks =
      Bookmarks::Load(options.path == "-" ? std::string() : BookmarksPath());
  ReadingSession session(options.path, text, voice, player, bookmarks);
  const auto terminal = Terminal::Open();
  session.Begin();
  if (!terminal) return session.ReadThrough();
  return session.Listen(*terminal);
}

Status Speak(const SpeakOptions& options, const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(output, OpenSoundOutput(options.device, kEngineSampleRate));
  TINGWEN_ASSIGN(voice, LiveVoice::Open(settings));
  Player player(voice, *output);
  if (options.follow) return Follow(voice, player);
  return SpeakText(options, settings, voice, player);
}

}  // namespace

void AddSpeakCommand(const Command& program, Context& context) {
  auto options = std::make_shared<SpeakOptions>();
  const Command command = program.Sub("speak", "speak");
  command.Argument("FILE", options->path, "file_document");
  command.Add("--device", options->device, "device", "DEVICE");
  command.Flag("--follow", options->follow, "follow");
  AddVoiceOptions(command, context);
  AddTextOptions(command, context);
  command.Does([options, &context] { return Speak(*options, context); });
}

}  // namespace tingwen
