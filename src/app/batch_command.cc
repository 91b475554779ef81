// tingwen batch: many documents, by worker processes, with a journal.
#include <memory>
#include <vector>

#include "app/batch_run.h"
#include "app/batch_summary.h"
#include "app/command.h"
#include "app/job_server.h"
#include "app/nats_options.h"
#include "app/output_desk.h"
#include "app/work_options.h"
#include "jobs/nats_runner.h"

namespace tingwen {
namespace {

struct BatchOptions {
  std::vector<std::string> inputs;
  DeskOptions desk;
  std::vector<std::string> summaries;
  WorkOptions work;
  BrokerOptions broker;
};

// What is left to say, and the exit code.
int Conclude(const BatchResult& result, Progress& progress) {
  progress.Say(BatchTotals(result));
  if (result.halted) {
    progress.Say(Message("batch.halted", result.open()));
    return Report(*result.halted);
  }
  if (result.open() > 0) {
    progress.Say(Message("batch.go_on", result.open()));
  }
  return result.Count(JobState::kDone) == result.rows.size() ? 0 : 1;
}

// By processes of this machine, or through a broker.
Result<BatchResult> RunItems(const BatchOptions& options, OutputDesk& desk,
                             StopSignals& signals, Progress& progress) {
  const auto items =
      PlanBatch(options.inputs, options.desk.folder, options.desk.format);
  if (options.broker.nats.url.empty()) {
    WorkerPool pool(PoolFor(options.work));
    return BatchRun(desk.lock, desk.ledger, pool, signals, progress).Run(items);
  }
  TINGWEN_ASSIGN(nats,
                 NatsRunner::Connect(options.broker.nats, options.broker.root,
                                     desk.ledger.journal().id()));
  BatchRun run(desk.lock, desk.ledger, nats, signals, progress);
  TINGWEN_ASSIGN(result, run.Run(items));
  nats.Acknowledge();
  return result;
}

Result<int> RunBatch(const BatchOptions& options, const Context& context) {
  TINGWEN_ASSIGN(style, ProgressStyleOf(context.progress));
  TINGWEN_ASSIGN(settings, context.EffectiveSettings());
  TINGWEN_TRY(CheckWork(settings, options.desk.format));
  StopSignals signals;
  TINGWEN_ASSIGN(desk, OpenDesk(options.desk, settings));
  Progress progress(style);
  TINGWEN_ASSIGN(result, RunItems(options, desk, signals, progress));
  const int code = Conclude(result, progress);
  for (const std::string& path : options.summaries) {
    TINGWEN_TRY(WriteBatchSummary(result, path));
  }
  return code;
}

}  // namespace

void AddBatchCommand(const Command& program, Context& context) {
  auto options = std::make_shared<BatchOptions>();
  const Command command = program.Sub("batch", "batch");
  command.Argument("IN", options->inputs, "batch_inputs").Required();
  command.Add("-o,--output", options->desk.folder, "batch_output", "DIR")
      .Required();
  command.Add("--to", options->desk.format, "batch_to", "FORMAT");
  command.Add("--summary", options->summaries, "summary", "FILE");
  command.InGroup("work").Add("--journal", options->desk.journal, "journal",
                              "FILE");
  command.Flag("--force", options->desk.force, "force");
  command.Flag("--strict", context.overrides.strict, "strict");
  AddWorkOptions(command, options->work);
  AddBrokerOptions(command, options->broker);
  AddVoiceOptions(command.InGroup("voice"), context);
  AddAudioOptions(command, context);
  AddTextOptions(command, context);
  command.Does([options, &context] { return RunBatch(*options, context); });
}

void AddBatchWorkerCommand(const Command& program) {
  auto memory = std::make_shared<int>(0);
  const Command command = program.Sub("batch-worker", "batch_worker");
  command.Hide();
  command.Add("--memory", *memory, "memory", "MIB");
  command.Does([memory]() -> Result<int> { return ServeJobs(*memory); });
}

}  // namespace tingwen
