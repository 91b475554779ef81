// tingwen bulletin: a rundown to a finished bulletin.
#include <memory>

#include "app/bulletin.h"
#include "app/command.h"
#include "app/rundown_checks.h"

namespace tingwen {
namespace {

struct BulletinOptions {
  std::string rundown;
  std::string folder;
  std::optional<std::string> format;
  std::optional<std::string> slot;
  std::optional<std::string> air;
  bool split = false;
};

// The rundown with what the command line says over it.
Result<Rundown> RundownWith(const BulletinOptions& options,
                            const Context& context) {
  TINGWEN_ASSIGN(rundown, ReadRundown(options.rundown));
  if (options.format) rundown.format = *options.format;
  if (options.slot) rundown.slot = *options.slot;
  if (options.air) TINGWEN_TRY(SetAir(*options.air, rundown));
  if (context.overrides.profile) {
    rundown.profile = *context.overrides.profile;
    rundown.places.erase(".profile");
  }
  if (context.overrides.voice) rundown.voices = {*context.overrides.voice};
  rundown.split = rundown.split || options.split;
  TINGWEN_TRY(CheckRundown(rundown));
  return rundown;
}

void Tell(const BulletinRecord& record, const std::string& folder,
          const std::string& rundown, Progress& progress) {
  for (const std::string& notice : record.notices) progress.Say(notice);
  for (const BulletinRow& row : record.rows) {
    for (const std::string& note : row.notes) {
      progress.Say(row.title + ": " + note);
    }
  }
  for (const std::string& line : record.left_out) progress.Say(line);
  if (!record.tempo.empty()) progress.Say(record.tempo);
  for (const BulletinFile& file : record.files)
    progress.Say(file.name + ": " + file.qc);
  progress.Finish(rundown, folder, record.seconds);
}

Result<int> RunBulletin(const BulletinOptions& options,
                        const Context& context) {
  TINGWEN_ASSIGN(style, ProgressStyleOf(context.progress));
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_ASSIGN(rundown, RundownWith(options, context));
  Progress progress(style);
  TINGWEN_ASSIGN(record, MakeBulletin(std::move(rundown), std::move(settings),
                                      options.folder, progress));
  if (style != ProgressStyle::kNone) {
    Tell(record, options.folder, options.rundown, progress);
  }
  return 0;
}

}  // namespace

void AddBulletinCommand(const Command& program, Context& context) {
  auto options = std::make_shared<BulletinOptions>();
  const Command command = program.Sub("bulletin", "bulletin");
  command.Argument("RUNDOWN", options->rundown, "rundown").Required();
  command.Add("-o,--output", options->folder, "bulletin_folder", "DIR")
      .Required();
  command.Add("--to", options->format, "to", "FORMAT");
  command.Add("--fit", options->slot, "fit", "M:SS");
  command.Add("--air", options->air, "air", "TIME");
  command.Flag("--split", options->split, "split");
  AddVoiceOptions(command, context);
  AddAudioOptions(command, context);
  AddTextOptions(command, context);
  command.Does([options, &context] { return RunBulletin(*options, context); });
}

}  // namespace tingwen
