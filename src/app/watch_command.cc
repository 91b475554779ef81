// tingwen watch: a folder whose documents are converted as they come.
#include <poll.h>

#include <filesystem>
#include <memory>

#include "app/batch_plan.h"
#include "app/command.h"
#include "app/watch_run.h"
#include "app/work_options.h"
#include "jobs/service.h"

namespace tingwen {
namespace {

constexpr int kLookAgain = 1000;  // milliseconds

struct WatchCommandOptions {
  WatchOptions watch;
  WorkOptions work;
};

// Outputs and what is put away must not be taken for documents.
std::vector<std::string> FoldersOfOurs(const WatchOptions& options) {
  std::vector<std::string> folders;
  for (const std::string& folder :
       {options.desk.folder, options.done, options.failed}) {
    if (!folder.empty()) folders.push_back(folder);
  }
  return folders;
}

Status CheckFolders(const WatchOptions& options) {
  std::error_code error;
  for (const std::string& folder : FoldersOfOurs(options)) {
    if (std::filesystem::equivalent(folder, options.folder, error)) {
      return FailWith(ErrorCode::kUsage, folder, "watch.same_folder");
    }
  }
  if (std::filesystem::is_directory(options.folder, error)) return {};
  return FailWith(ErrorCode::kInput, options.folder, "watch.no_folder");
}

class Watch {
 public:
  Watch(const WatchCommandOptions& options, Settings settings,
        ProgressStyle style)
      : options_(options.watch),
        pool_(PoolFor(options.work)),
        settings_(std::move(settings)),
        progress_(style) {}

  // One stretch after another, until a signal comes.
  Status Run() {
    TINGWEN_TRY(RunStretch());
    while (signals_.Count() == 0) {
      std::error_code ignored;
      metrics_.folder_present =
          std::filesystem::is_directory(options_.folder, ignored);
      if (metrics_.folder_present) {
        TINGWEN_TRY(RunStretch());
      } else {
        Sleep();
      }
    }
    TellStopping();
    return {};
  }

 private:
  Status RunStretch() {
    TINGWEN_ASSIGN(watched, FolderLock::Take(options_.folder, "watch.locked"));
    TINGWEN_ASSIGN(desk, OpenDesk(options_.desk, settings_));
    TINGWEN_ASSIGN(watcher, FolderWatcher::Open(options_.folder, Rules()));
    WatchRun run(options_, watched, desk, watcher, pool_, signals_, progress_,
                 metrics_);
    TellReady();
    progress_.Say(Message("watch.begins", options_.folder));
    return run.Run();
  }

  WatchRules Rules() const {
    WatchRules rules;
    rules.settle =
        std::chrono::milliseconds(static_cast<int64_t>(options_.settle * 1000));
    rules.passed_over = IsPassedOver;
    rules.excluded = FoldersOfOurs(options_);
    return rules;
  }

  // The watched folder is gone; perhaps it comes back.
  void Sleep() {
    TellHealth(metrics_, options_.metrics);
    pollfd poller{signals_.descriptor(), POLLIN, 0};
    ::poll(&poller, 1, kLookAgain);
  }

  const WatchOptions& options_;
  StopSignals signals_;
  WorkerPool pool_;
  Settings settings_;
  Progress progress_;
  Metrics metrics_;
};

Status RunWatch(const WatchCommandOptions& options, const Context& context) {
  TINGWEN_ASSIGN(style, ProgressStyleOf(context.progress));
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_TRY(CheckWork(settings, options.watch.desk.format));
  TINGWEN_TRY(CheckFolders(options.watch));
  return Watch(options, std::move(settings), style).Run();
}

}  // namespace

void AddWatchCommand(const Command& program, Context& context) {
  auto options = std::make_shared<WatchCommandOptions>();
  WatchOptions& watch = options->watch;
  const Command command = program.Sub("watch", "watch");
  command.Argument("DIR", watch.folder, "watch_folder").Required();
  command.Add("-o,--output", watch.desk.folder, "batch_output", "DIR")
      .Required();
  command.Add("--to", watch.desk.format, "batch_to", "FORMAT");
  command.Add("--done", watch.done, "watch_done", "DIR");
  command.Add("--failed", watch.failed, "watch_failed", "DIR");
  command.Add("--settle", watch.settle, "watch_settle", "SECONDS")
      .Between(0, 3600);
  command.Add("--metrics", watch.metrics, "watch_metrics", "FILE");
  command.InGroup("work").Add("--journal", watch.desk.journal, "journal",
                              "FILE");
  command.Flag("--strict", context.overrides.strict, "strict");
  AddWorkOptions(command, options->work);
  AddVoiceOptions(command.InGroup("voice"), context);
  AddAudioOptions(command, context);
  AddTextOptions(command, context);
  command.Does([options, &context] { return RunWatch(*options, context); });
}

}  // namespace tingwen
