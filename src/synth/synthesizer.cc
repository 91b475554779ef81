#include "synth/synthesizer.h"

#include "base/message.h"
#include "synth/session.h"

namespace tingwen {
namespace {

Status CheckRange(const char* what, int value, int most) {
  if (value >= 0 && value <= most) return {};
  return FailWith(ErrorCode::kUsage, {}, what, value, most);
}

Status CheckVoice(const Voice& voice) {
  TINGWEN_TRY(CheckRange("synth.pitch", voice.pitch, 100));
  return CheckRange("synth.volume", voice.volume, 200);
}

void NoteRateLimit(const Voice& voice, Document& document) {
  if (voice.rate >= kMinimumRate && voice.rate <= kMaximumRate) return;
  document.diagnostics.push_back({Severity::kNote,
                                  "rate_limit",
                                  {},
                                  Message("diagnostic.rate_limit", voice.rate,
                                          kMinimumRate, kMaximumRate)});
}

}  // namespace

struct Synthesizer::State {
  Session session;
};

Synthesizer::Synthesizer(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
Synthesizer::Synthesizer(Synthesizer&&) noexcept = default;
Synthesizer& Synthesizer::operator=(Synthesizer&&) noexcept = default;
Synthesizer::~Synthesizer() = default;

Result<Synthesizer> Synthesizer::Start(const std::string& engine_path,
                                       Voice voice,
                                       const SynthesisOptions& options) {
  TINGWEN_TRY(CheckVoice(voice));
  TINGWEN_ASSIGN(table, PhonemeTable::Load(voice.phonemes));
  auto state = std::make_unique<State>();
  Session& session = state->session;
  session = {engine_path, std::move(voice), options, std::move(table), {}};
  TINGWEN_TRY(session.StartEngine(session.engines[0]));
  return Synthesizer(std::move(state));
}

Status Synthesizer::Synthesize(Document& document, const SampleSink& sink,
                               const SynthesisProgress& progress,
                               SentenceRange range) {
  NoteRateLimit(state_->session.voice, document);
  return Job(state_->session, document, sink, progress, range).Run();
}

Status Synthesizer::SetVoice(Voice voice) {
  TINGWEN_TRY(CheckVoice(voice));
  TINGWEN_ASSIGN(table, PhonemeTable::Load(voice.phonemes));
  state_->session.ChangeVoice(std::move(voice), std::move(table));
  return {};
}

}  // namespace tingwen
