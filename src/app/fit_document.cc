#include "app/fit_document.h"

#include "app/leave_out.h"
#include "base/message.h"
#include "base/paths.h"
#include "document/keep_blocks.h"
#include "synth/synthesizer.h"

namespace tingwen {
namespace {

class DocumentFitter {
 public:
  DocumentFitter(Document& document, const Voice& voice, double seconds,
                 const FitLimits& limits, PhonemeTable table,
                 DurationModel model)
      : document_(document),
        voice_(voice),
        seconds_(seconds),
        limits_(limits),
        table_(std::move(table)),
        model_(std::move(model)) {}

  Result<FittedVoice> Fit() {
    const Span all = document_.blocks.back().span;
    const size_t before = document_.blocks.size();
    CutToPrediction();
    while (true) {
      const Lengths lengths = LengthsOf(document_);
      if (Longest(lengths, limits_) < seconds_) {
        return Impossible("fit.too_short", Longest(lengths, limits_));
      }
      TINGWEN_ASSIGN(tempo,
                     FitTempo(lengths, seconds_, limits_,
                              [this](const Tempo& t) { return Perform(t); }));
      if (tempo) {
        NoteLeftOut(before, all.end);
        return FittedVoice{VoiceAt(voice_, model_, *tempo), *tempo};
      }
      if (lasts_ > 0 && lasts_ < seconds_) {
        return Impossible("fit.too_short", lasts_);
      }
      if (CutTail(document_) == 0) {
        return Impossible("fit.too_long",
                          lasts_ > 0 ? lasts_ : Shortest(lengths, limits_));
      }
    }
  }

 private:
  Lengths LengthsOf(Document document) const {
    const DurationEstimate estimate =
        model_.Estimate(PlanSpeech(document, table_, voice_), voice_);
    return {estimate.speech, estimate.pauses, 0};
  }

  // Keeps as many blocks as should fit, found by bisection: a book has
  // thousands.
  void CutToPrediction() {
    size_t low = FewestBlocks(document_);
    size_t high = document_.blocks.size();
    if (Shortest(LengthsOf(document_), limits_) <= seconds_) return;
    while (low < high) {
      const size_t middle = (low + high + 1) / 2;
      Document copy = document_;
      KeepBlocks(copy, middle);
      if (Shortest(LengthsOf(std::move(copy)), limits_) <= seconds_) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    KeepBlocks(document_, KeptWithoutLeads(document_, low));
  }

  // The length is all that is wanted.
  Result<double> Perform(const Tempo& tempo) {
    Document copy = document_;
    TINGWEN_ASSIGN(
        synthesizer,
        Synthesizer::Start(EnginePath(), VoiceAt(voice_, model_, tempo)));
    uint64_t samples = 0;
    TINGWEN_TRY(
        synthesizer.Synthesize(copy, [&](std::span<const int16_t> block) {
          samples += block.size();
          return Status();
        }));
    lasts_ = static_cast<double>(samples) / kEngineSampleRate;
    return lasts_;
  }

  void NoteLeftOut(size_t before, size_t end) {
    const size_t blocks = before - document_.blocks.size();
    if (blocks == 0) return;
    const Span out{document_.blocks.back().span.end, end};
    document_.diagnostics.push_back({Severity::kNote, "left_out",
                                     document_.SourceSpan(out),
                                     Message("diagnostic.left_out", blocks)});
  }

  tl::unexpected<Error> Impossible(const char* id, double seconds) const {
    return FailWith(ErrorCode::kInput, document_.path, id, ClockText(seconds_),
                    ClockText(seconds));
  }

  Document& document_;
  const Voice& voice_;
  double seconds_;
  FitLimits limits_;
  PhonemeTable table_;
  DurationModel model_;
  double lasts_ = 0;  // the last performance
};

}  // namespace

Result<FittedVoice> FitDocument(Document& document, const Voice& voice,
                                double seconds, const FitLimits& limits) {
  TINGWEN_TRY(CheckFitLimits(limits));
  TINGWEN_ASSIGN(table, PhonemeTable::Load(voice.phonemes));
  TINGWEN_ASSIGN(model, DurationModel::Load(voice.durations));
  return DocumentFitter(document, voice, seconds, limits, std::move(table),
                        std::move(model))
      .Fit();
}

}  // namespace tingwen
