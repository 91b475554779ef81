// tingwen speak: reads a text to a listener.
#include <unistd.h>

#include <memory>

#include "app/bookmarks.h"
#include "app/command.h"
#include "app/followed_lines.h"
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

// Keys come from the terminal, unless it is what is read.
std::optional<Terminal> KeysFor(const SpeakOptions& options) {
  if (options.follow && options.path == "-" && ::isatty(STDIN_FILENO) != 0) {
    return std::nullopt;
  }
  return Terminal::Open();
}

Status Speak(const SpeakOptions& options, const Context& context) {
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(output, OpenSoundOutput(options.device, kEngineSampleRate));
  TINGWEN_ASSIGN(voice, LiveVoice::Open(settings));
  Player player(voice, *output);
  LiveText text;
  std::optional<FollowedLines> lines;
  if (options.follow) {
    TINGWEN_ASSIGN(followed, FollowedLines::Open(options.path));
    lines = std::move(followed);
  } else {
    TINGWEN_ASSIGN(limit, settings.InputLimit());
    TINGWEN_ASSIGN(bytes, ReadFile(options.path, limit));
    TINGWEN_ASSIGN(document, voice.ReadDocument(bytes, options.path));
    text = std::move(document);
  }
  Bookmarks bookmarks =
      Bookmarks::Load(options.path == "-" ? std::string() : BookmarksPath());
  ReadingSession session(options.path, text, voice, player, bookmarks,
                         lines ? &*lines : nullptr);
  const auto terminal = KeysFor(options);
  TINGWEN_TRY(session.Begin());
  return session.Listen(terminal ? &*terminal : nullptr);
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
