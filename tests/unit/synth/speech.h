// Speaks documents in tests and keeps what comes out.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/paths.h"
#include "synth/synthesizer.h"
#include "unit/synth/test_document.h"

namespace tingwen {

inline Voice Newsreader() {
  auto voice = LoadVoice(DataPath("voices"), "newsreader");
  EXPECT_TRUE(voice) << Describe(voice.error());
  return *voice;
}

struct Speech {
  std::vector<int16_t> samples;
  Document document;
  Status status;

  std::vector<AudioMark> Marks(MarkKind kind) const {
    std::vector<AudioMark> marks;
    for (const AudioMark& mark : document.marks) {
      if (mark.kind == kind) marks.push_back(mark);
    }
    return marks;
  }
  std::vector<std::string> DiagnosticIds() const {
    std::vector<std::string> ids;
    for (const Diagnostic& diagnostic : document.diagnostics) {
      ids.push_back(diagnostic.id);
    }
    return ids;
  }
};

inline SampleSink Into(std::vector<int16_t>& samples) {
  return [&samples](std::span<const int16_t> piece) -> Status {
    samples.insert(samples.end(), piece.begin(), piece.end());
    return {};
  };
}

inline Speech Speak(const std::vector<std::string>& sentences,
                    const Voice& voice = Newsreader(),
                    const SynthesisOptions& options = {}) {
  Speech speech;
  speech.document = MakeDocument(sentences);
  auto synthesizer = Synthesizer::Start(EnginePath(), voice, options);
  if (!synthesizer) {
    speech.status = Fail(synthesizer.error());
    return speech;
  }
  speech.status =
      synthesizer->Synthesize(speech.document, Into(speech.samples));
  return speech;
}

// TINGWEN_ENGINE_FAULT for as long as it lives.
class Fault {
 public:
  explicit Fault(const char* fault) {
    ::setenv("TINGWEN_ENGINE_FAULT", fault, 1);
  }
  Fault(const Fault&) = delete;
  Fault& operator=(const Fault&) = delete;
  ~Fault() { ::unsetenv("TINGWEN_ENGINE_FAULT"); }
};

}  // namespace tingwen
