// From syllables to samples, through eSpeak NG in a process of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "document/document.h"
#include "synth/voice.h"

namespace tingwen {

inline constexpr int kEngineSampleRate = 22050;  // mono, 16 bit

struct SynthesisOptions {
  // A sentence that takes longer is given up (milliseconds).
  int timeout_ms = 20000;
};

// Receives the samples of each sentence in order. An error ends synthesis.
using SampleSink = std::function<Status(std::span<const int16_t>)>;
// Told after each sentence: how many of how many are done.
using SynthesisProgress = std::function<void(size_t done, size_t total)>;

class Synthesizer {
 public:
  // Starts the engine's process. kEngine where it can't be started.
  static Result<Synthesizer> Start(const std::string& engine_path, Voice voice,
                                   const SynthesisOptions& options = {});
  Synthesizer(Synthesizer&&) noexcept;
  Synthesizer& operator=(Synthesizer&&) noexcept;
  ~Synthesizer();

  // Speaks all sentences into `sink` and appends the marks of sentences and
  // words. A sentence at which the engine crashes or hangs is replaced by
  // silence, with a diagnostic; kEngine only where the engine can't be
  // started again.
  Status Synthesize(Document& document, const SampleSink& sink,
                    const SynthesisProgress& progress = {});

 private:
  struct State;
  explicit Synthesizer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
