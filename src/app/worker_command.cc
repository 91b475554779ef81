// tingwen worker: converts what batches on other machines ask for.
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "app/command.h"
#include "app/nats_options.h"
#include "app/work_options.h"
#include "jobs/nats_queue.h"
#include "jobs/service.h"
#include "jobs/stop_signals.h"

namespace tingwen {
namespace {

using std::chrono::milliseconds;

struct WorkerOptions {
  BrokerOptions broker;
  WorkOptions work;
  bool once = false;  // ends where nothing is left to do
};

// How long a look into the queue may take while something runs, and while
// nothing does.
constexpr milliseconds kGlance(20);
constexpr milliseconds kLook(500);
// How long the broker may stay away before the last reports are given up; it
// then hands the jobs to others, who see that they are done.
constexpr int kLastTries = 50;

class NatsWorker {
 public:
  NatsWorker(NatsQueue queue, const WorkerOptions& options,
             StopSignals& signals, Progress& progress)
      : queue_(std::move(queue)),
        pool_(PoolFor(options.work)),
        once_(options.once),
        signals_(signals),
        progress_(progress) {}

  Status Run() {
    TellReady();
    int last_tries = 0;
    while (signals_.Count() < 2 && last_tries < kLastTries) {
      TINGWEN_ASSIGN(took, TakeJobs());
      if (stopping_ || (once_ && !took && pool_.idle())) {
        if (pool_.idle() && queue_.held() == 0) break;
        if (pool_.idle()) ++last_tries;
      }
      TINGWEN_TRY(Work());
      TellAlive(Message("nats.status", done_, queue_.held()));
    }
    TellStopping();
    return {};
  }

 private:
  // Whether there were any.
  Result<bool> TakeJobs() {
    if (signals_.Count() > 0 && !stopping_) {
      stopping_ = true;
      queue_.GiveBack(pool_.Stop());
    }
    if (stopping_ || !pool_.HasRoom()) return false;
    auto jobs = queue_.Fetch(pool_.workers(), pool_.idle() ? kLook : kGlance);
    for (JobRequest& job : jobs) {
      inputs_[job.id] = job.input;
      TINGWEN_TRY(pool_.Submit(std::move(job)));
    }
    return !jobs.empty();
  }

  Status Work() {
    const int others[] = {signals_.descriptor()};
    const auto time = pool_.idle() && !stopping_ ? milliseconds(0) : kLook / 5;
    TINGWEN_ASSIGN(reports, pool_.Wait(time, others));
    for (const JobReport& report : reports) Settle(report);
    queue_.KeepAlive();
    return {};
  }

  void Settle(const JobReport& report) {
    queue_.Finish(report);
    const auto input = inputs_.extract(report.id);
    const std::string name = input ? input.mapped() : report.id;
    if (report.end == JobEnd::kDone) {
      ++done_;
      progress_.Finish(name, name, report.facts.seconds);
    } else {
      progress_.Fail(name, report.error);
    }
  }

  NatsQueue queue_;
  WorkerPool pool_;
  bool once_;
  StopSignals& signals_;
  Progress& progress_;
  std::map<std::string, std::string> inputs_;  // by id
  uint64_t done_ = 0;
  bool stopping_ = false;
};

Status RunWorker(const WorkerOptions& options, const Context& context) {
  TINGWEN_ASSIGN(style, ProgressStyleOf(context.progress));
  if (::chdir(options.broker.root.c_str()) != 0) {
    return FailWith(ErrorCode::kUsage, options.broker.root, "jobs.folder",
                    std::string(std::strerror(errno)));
  }
  StopSignals signals;
  TINGWEN_ASSIGN(queue, NatsQueue::Connect(options.broker.nats));
  Progress progress(style);
  return NatsWorker(std::move(queue), options, signals, progress).Run();
}

}  // namespace

void AddWorkerCommand(const Command& program, Context& context) {
  auto options = std::make_shared<WorkerOptions>();
  const Command command = program.Sub("worker", "worker");
  AddBrokerOptions(command, options->broker).Required();
  command.Flag("--once", options->once, "worker_once");
  AddWorkOptions(command, options->work);
  command.Does([options, &context] { return RunWorker(*options, context); });
}

}  // namespace tingwen
