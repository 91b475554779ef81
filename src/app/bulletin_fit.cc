#include "app/bulletin_fit.h"

#include "app/leave_out.h"
#include "base/message.h"

namespace tingwen {
namespace {

class BulletinFitter {
 public:
  BulletinFitter(const Rundown& rundown, Script& script, SoundBank& sounds,
                 BulletinAudio& audio, const SynthesisProgress& progress)
      : rundown_(rundown),
        script_(script),
        audio_(audio),
        progress_(progress),
        estimator_(script, [&sounds](const std::string& file) {
          return sounds.Seconds(file);
        }) {}

  Result<Tempo> Fit() {
    while (true) {
      TINGWEN_TRY(MakeRoom());
      TINGWEN_ASSIGN(tempo,
                     FitTempo(lengths_, *rundown_.seconds, rundown_.limits,
                              [this](const Tempo& t) { return Perform(t); }));
      if (tempo) return *tempo;
      // It was predicted to fit; what was spoken tells otherwise.
      if (lasts_ < *rundown_.seconds)
        return Impossible("fit.too_short", lasts_);
      if (!LeaveOut(rundown_, script_)) {
        return Impossible("fit.too_long", lasts_);
      }
    }
  }

 private:
  // Leaves out what can't fit by the prediction.
  Status MakeRoom() {
    while (true) {
      TINGWEN_TRY(Plan());
      const double shortest = Shortest(lengths_, rundown_.limits);
      const double longest = Longest(lengths_, rundown_.limits);
      if (longest < *rundown_.seconds) {
        return Impossible("fit.too_short", longest);
      }
      if (shortest <= *rundown_.seconds) return {};
      if (!LeaveOut(rundown_, script_)) {
        return Impossible("fit.too_long", shortest);
      }
    }
  }

  Status Plan() {
    plan_ = PlanBulletin(rundown_, script_);
    TINGWEN_ASSIGN(lengths, estimator_.Of(plan_));
    lengths_ = lengths;
    return {};
  }

  Result<double> Perform(const Tempo& tempo) {
    TINGWEN_ASSIGN(seconds, audio_.Perform(plan_, tempo, progress_));
    lasts_ = seconds;
    return seconds;
  }

  tl::unexpected<Error> Impossible(const char* id, double seconds) const {
    return FailWith(ErrorCode::kInput, rundown_.path, id,
                    ClockText(*rundown_.seconds), ClockText(seconds));
  }

  const Rundown& rundown_;
  Script& script_;
  BulletinAudio& audio_;
  const SynthesisProgress& progress_;
  LengthEstimator estimator_;
  std::vector<PlanSection> plan_;
  Lengths lengths_;
  double lasts_ = 0;  // the last performance
};

}  // namespace

Result<Tempo> PerformBulletin(const Rundown& rundown, Script& script,
                              SoundBank& sounds, BulletinAudio& audio,
                              const SynthesisProgress& progress) {
  if (rundown.seconds) {
    return BulletinFitter(rundown, script, sounds, audio, progress).Fit();
  }
  TINGWEN_TRY(audio.Perform(PlanBulletin(rundown, script), {}, progress));
  return Tempo();
}

}  // namespace tingwen
