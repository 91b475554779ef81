// A planned bulletin, spoken and put together.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/bulletin_plan.h"
#include "app/bulletin_script.h"
#include "app/sound_bank.h"
#include "audio/mixer.h"
#include "audio/profile.h"
#include "base/result.h"
#include "synth/synthesizer.h"

namespace tingwen {

// A section at its place, in frames of the mix.
struct TimedElement {
  PlanElement element;
  FrameSpan frames;
};
struct TimedSection {
  PlanSection::Kind kind = PlanSection::Kind::kItem;
  size_t item = 0;
  FrameSpan frames;
  std::vector<TimedElement> elements;
};

class BulletinAudio {
 public:
  // All must outlive it. `beside` as in Mastering::Create.
  BulletinAudio(const Rundown& rundown, Script& script, SoundBank& sounds,
                const MixFormat& mix, const Profile& profile,
                std::string beside)
      : rundown_(rundown),
        script_(script),
        sounds_(sounds),
        format_(mix),
        profile_(profile),
        beside_(std::move(beside)) {}

  // Speaks a plan at this tempo, in place of what was performed before, and
  // answers its seconds. Passages get their marks and diagnostics.
  Result<double> Perform(const std::vector<PlanSection>& plan,
                         const Tempo& tempo,
                         const SynthesisProgress& progress = {});

  const std::vector<TimedSection>& sections() const { return sections_; }
  uint64_t frames() const;

  // The mix of a stretch, as loud as if speech were at -23 LUFS.
  Status Render(const FrameSpan& stretch, const FrameSink& sink);

 private:
  Status StartVoices(const Tempo& tempo);
  Status SpeakAll(const std::vector<PlanSection>& plan,
                  const SynthesisProgress& progress);
  Status Speak(size_t passage, const std::shared_ptr<Spool>& spool,
               const SynthesisProgress& progress);
  Status Place(const std::vector<PlanSection>& plan, const Tempo& tempo);
  Result<uint64_t> LengthOf(const PlanElement& element, const Tempo& tempo);
  void AddClips(Mixer& mixer);
  void AddBed(Mixer& mixer);
  std::map<std::string, double> VoiceLoudness() const;
  uint64_t Frames(double seconds) const;
  Track& TrackOf(const PlanElement& element);

  // A passage as it was spoken; what comes after its last word doesn't count.
  struct Spoken {
    Track track;
    uint64_t frames = 0;
  };

  const Rundown& rundown_;
  Script& script_;
  SoundBank& sounds_;
  MixFormat format_;
  Profile profile_;
  std::string beside_;
  std::map<std::string, Synthesizer> speakers_;
  std::map<size_t, Spoken> spoken_;  // by passage
  std::optional<Track> signal_;
  std::vector<TimedSection> sections_;
};

}  // namespace tingwen
