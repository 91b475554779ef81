// The running engine of a Synthesizer, and one job with it.
#pragma once

#include <array>
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

// One process of the engine.
struct Engine {
  std::optional<Worker> worker;  // none: to be started
  bool ready = false;            // it said so
  size_t unwanted = 0;           // answers to come that nobody waits for
  int failed_starts = 0;         // in a row
};

// A voice with the engines that speak it. Two share the work, sentence by
// sentence in turn; their number is fixed, because what an engine has spoken
// before leaves traces in its next samples, and the same document must give
// the same bytes.
struct Session {
  std::string engine_path;
  Voice voice;
  SynthesisOptions options;
  PhonemeTable table;
  std::array<Engine, 2> engines;

  // Starts an engine and hands it the voice.
  Status StartEngine(Engine& engine);

  // Engines that run are told, too.
  void ChangeVoice(Voice new_voice, PhonemeTable new_table);
};

// Speaks one document. The engines are given a few sentences ahead, so that
// they work while the sink does.
class Job {
 public:
  Job(Session& session, Document& document, const SampleSink& sink,
      const SynthesisProgress& progress, SentenceRange range);

  // After an error, what the engines were asked for is no longer wanted.
  Status Run();

 private:
  // A request that the engine has not answered yet. Without phrases there is
  // nothing to answer.
  struct Pending {
    Utterance utterance;
    size_t engine = 0;  // in Session::engines
    uint32_t attempt = 0;
  };

  Status Work();
  void LeavePending();
  Status PlanAhead();
  Status Enqueue(Utterance utterance);
  void Send(const Pending& pending);
  Engine& FrontEngine() { return session_.engines[pending_.front().engine]; }
  Status FinishFront();
  Status Await();
  Status Accept(const Frame& frame);
  // The engine is gone, or is to go: `reason` is the diagnostic's id.
  Status Recover(const char* reason);
  Status Restart(size_t engine);
  Status GiveUpFront(const char* reason);
  void PopFront();

  Session& session_;
  Document& document_;
  const SynthesisProgress& progress_;
  Timeline timeline_;
  std::vector<std::pair<Id, Id>> words_;
  std::deque<Pending> pending_;
  Id planned_;              // the next sentence
  Id end_;                  // behind the last one
  size_t next_engine_ = 0;  // for the next request
  size_t done_ = 0;         // sentences
  int lost_in_a_row_ = 0;   // utterances
};

}  // namespace tingwen
