// The running engine of a Synthesizer, and one job with it.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "base/result.h"
#include "synth/phonemes.h"
#include "synth/synthesizer.h"
#include "synth/timeline.h"
#include "synth/utterance.h"
#include "synth/worker.h"

namespace tingwen {

// A voice with the engine that speaks it.
struct Session {
  std::string engine_path;
  Voice voice;
  SynthesisOptions options;
  PhonemeTable table;
  std::optional<Worker> worker;  // none: to be started
  bool ready = false;            // it said so

  // Starts the engine and hands it the voice.
  Status StartWorker();
};

// Speaks one document. The engine is given a few sentences ahead, so that it
// works while the sink does.
class Job {
 public:
  Job(Session& session, Document& document, const SampleSink& sink,
      const SynthesisProgress& progress);

  Status Run();

 private:
  // A request that the engine has not answered yet. Without phrases there is
  // nothing to answer.
  struct Pending {
    Utterance utterance;
    uint32_t attempt = 0;
  };

  Status PlanAhead();
  void Send(const Pending& pending);
  Status FinishFront();
  Status Await();
  Status Accept(const Frame& frame);
  // The engine is gone, or is to go: `reason` is the diagnostic's id.
  Status Recover(const char* reason);
  Status GiveUpFront(const char* reason);
  void PopFront();

  Session& session_;
  Document& document_;
  const SynthesisProgress& progress_;
  Timeline timeline_;
  std::vector<std::pair<Id, Id>> words_;
  std::deque<Pending> pending_;
  Id planned_ = 0;            // sentences
  size_t done_ = 0;           // sentences
  int failed_starts_ = 0;     // in a row
  int lost_in_a_row_ = 0;     // utterances
};

}  // namespace tingwen
