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
  // So many are given to the engines at a time: enough to keep them busy, few
  // enough to be said again. With one, tingwen and its engines take turns, and
  // take one core together. The samples are the same.
  size_t requests_ahead = 8;
};

// Receives the samples of each sentence in order. An error ends synthesis.
using SampleSink = std::function<Status(std::span<const int16_t>)>;
// Told after each sentence: how many of how many are done.
using SynthesisProgress = std::function<void(size_t done, size_t total)>;

class Synthesizer {
 public:
  // Starts the engine's process without waiting until it is ready, so that
  // reading and pronouncing go on meanwhile. kEngine where it can't be
  // started, kUsage for a pitch or volume that eSpeak hasn't, kInternal for a
  // wrong phoneme table.
  static Result<Synthesizer> Start(const std::string& engine_path, Voice voice,
                                   const SynthesisOptions& options = {});
  Synthesizer(Synthesizer&&) noexcept;
  Synthesizer& operator=(Synthesizer&&) noexcept;
  ~Synthesizer();

  // Speaks all sentences into `sink` and appends the marks of sentences and
  // words: ordered by their begin, a sentence before its words, which touch
  // each other where no pause is between them. A sentence's mark ends with its
  // last word; the pause after it belongs to nobody.
  //
  // A sentence at which the engine crashes is tried a second time. If it
  // crashes again, or doesn't answer in time, half a second of silence stands
  // for it, with a diagnostic ("engine_crash", "engine_timeout"). kEngine only
  // where the engine can't be started again or fails at five sentences in a
  // row.
  //
  // A voice that is faster or slower than eSpeak can speak is held at its
  // limit, with the diagnostic "rate_limit".
  Status Synthesize(Document& document, const SampleSink& sink,
                    const SynthesisProgress& progress = {});

 private:
  struct State;
  explicit Synthesizer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tingwen
