#include "app/bulletin_audio.h"

#include <algorithm>
#include <cmath>

#include "app/production.h"
#include "audio/decibels.h"
#include "audio/equalizer.h"
#include "audio/time_signal.h"
#include "base/paths.h"

namespace tingwen {
namespace {

using Element = PlanElement::Kind;

constexpr double kReference = -23;  // LUFS, of speech in the mix
constexpr double kEdge = 0.003;     // seconds of fade at a clip's ends
// How a bed behaves, in seconds.
constexpr double kBedLead = 0.4;
constexpr double kBedTail = 2;
constexpr double kBedFadeIn = 0.3;
constexpr double kDuckAttack = 0.3;
constexpr double kDuckRelease = 0.6;
constexpr double kDuckHold = 0.8;

// Where the last word ends, in samples of the engine.
uint64_t SpeechEnd(const Document& document) {
  uint64_t end = 0;
  for (const AudioMark& mark : document.marks) end = std::max(end, mark.end);
  return end;
}

Result<std::shared_ptr<Spool>> NewSpool(const std::string& beside) {
  TINGWEN_ASSIGN(spool, Spool::Create(beside));
  return std::make_shared<Spool>(std::move(spool));
}

float GainTo(double loudness, const Track& track) {
  return static_cast<float>(FromDb(loudness - track.loudness()));
}

}  // namespace

uint64_t BulletinAudio::Frames(double seconds) const {
  return static_cast<uint64_t>(std::llround(seconds * format_.sample_rate));
}

uint64_t BulletinAudio::frames() const {
  return sections_.empty() ? 0 : sections_.back().frames.end;
}

Result<double> BulletinAudio::Perform(const std::vector<PlanSection>& plan,
                                      const Tempo& tempo,
                                      const SynthesisProgress& progress) {
  TINGWEN_TRY(StartVoices(tempo));
  TINGWEN_TRY(SpeakAll(plan, progress));
  TINGWEN_TRY(Place(plan, tempo));
  return static_cast<double>(frames()) / format_.sample_rate;
}

// Anew for each performance: what an engine has spoken before leaves traces.
Status BulletinAudio::StartVoices(const Tempo& tempo) {
  speakers_.clear();
  for (const auto& [id, voice] : script_.voices) {
    TINGWEN_ASSIGN(
        speaker,
        Synthesizer::Start(EnginePath(),
                           VoiceAt(voice, script_.durations.at(id), tempo)));
    speakers_.emplace(id, std::move(speaker));
  }
  return {};
}

Status BulletinAudio::SpeakAll(const std::vector<PlanSection>& plan,
                               const SynthesisProgress& progress) {
  spoken_.clear();
  std::vector<size_t> passages;
  size_t total = 0;
  for (const PlanSection& section : plan) {
    for (const PlanElement& element : section.elements) {
      if (element.kind != Element::kSpeech) continue;
      passages.push_back(element.passage);
      total += script_.passages[element.passage].document.sentences.size();
    }
  }
  TINGWEN_ASSIGN(spool, NewSpool(beside_));
  size_t before = 0;
  for (size_t passage : passages) {
    TINGWEN_TRY(Speak(passage, spool, [&](size_t done, size_t) {
      if (progress) progress(before + done, total);
    }));
    before += script_.passages[passage].document.sentences.size();
  }
  return {};
}

Status BulletinAudio::Speak(size_t index, const std::shared_ptr<Spool>& spool,
                            const SynthesisProgress& progress) {
  Passage& passage = script_.passages[index];
  TINGWEN_ASSIGN(track, Track::Create(kEngineSampleRate, 1, format_, spool));
  TINGWEN_ASSIGN(bands, VoiceFilters(passage.voice, profile_));
  Equalizer equalizer(bands, kEngineSampleRate, 1);
  std::vector<float> floats;
  const auto sink = [&](std::span<const int16_t> samples) {
    floats.assign(samples.begin(), samples.end());
    for (float& sample : floats) sample *= 1.0F / 32768;
    equalizer.Process(floats);
    return track.Write(floats);
  };
  // Of an earlier performance.
  passage.document.marks.clear();
  std::erase_if(passage.document.diagnostics, [](const Diagnostic& d) {
    return d.id.starts_with("engine_") || d.id == "soundless" ||
           d.id == "unspeakable" || d.id == "rate_limit";
  });
  TINGWEN_TRY(
      speakers_.at(passage.voice).Synthesize(passage.document, sink, progress));
  TINGWEN_TRY(track.Finish());
  const uint64_t end = Frames(static_cast<double>(SpeechEnd(passage.document)) /
                              kEngineSampleRate);
  const uint64_t frames = std::min(end, track.frames());
  spoken_.emplace(index, Spoken{std::move(track), frames});
  return {};
}

Status BulletinAudio::Place(const std::vector<PlanSection>& plan,
                            const Tempo& tempo) {
  sections_.clear();
  uint64_t at = 0;
  for (const PlanSection& section : plan) {
    TimedSection timed{section.kind, section.item, {at, at}, {}};
    for (const PlanElement& element : section.elements) {
      TINGWEN_ASSIGN(frames, LengthOf(element, tempo));
      timed.elements.push_back({element, {at, at + frames}});
      at += frames;
    }
    timed.frames.end = at;
    sections_.push_back(std::move(timed));
  }
  return {};
}

Result<uint64_t> BulletinAudio::LengthOf(const PlanElement& element,
                                         const Tempo& tempo) {
  switch (element.kind) {
    case Element::kSignal:
      if (!signal_) {
        TINGWEN_ASSIGN(spool, NewSpool(beside_));
        TINGWEN_ASSIGN(signal,
                       Track::Create(format_.sample_rate, 1, format_, spool));
        TINGWEN_TRY(signal.Write(TimeSignal(format_.sample_rate)));
        TINGWEN_TRY(signal.Finish());
        signal_ = std::move(signal);
      }
      return signal_->frames();
    case Element::kSound:
      return sounds_.Of(element.sound).frames();
    case Element::kSpeech:
      return spoken_.at(element.passage).frames;
    case Element::kPause:
      break;
  }
  return Frames(element.seconds * tempo.pauses);
}

Track& BulletinAudio::TrackOf(const PlanElement& element) {
  if (element.kind == Element::kSignal) return *signal_;
  if (element.kind == Element::kSound) return sounds_.Of(element.sound);
  return spoken_.at(element.passage).track;
}

// All passages of a voice get the same gain, so that a short one isn't judged
// by three words.
std::map<std::string, double> BulletinAudio::VoiceLoudness() const {
  std::map<std::string, std::pair<double, double>> sums;  // energy, frames
  for (const auto& [index, spoken] : spoken_) {
    const double loudness = spoken.track.loudness();
    if (!std::isfinite(loudness)) continue;
    auto& [energy, frames] = sums[script_.passages[index].voice];
    energy += std::pow(10, loudness / 10) * static_cast<double>(spoken.frames);
    frames += static_cast<double>(spoken.frames);
  }
  std::map<std::string, double> loudness;
  for (const auto& [voice, sum] : sums) {
    loudness[voice] = 10 * std::log10(sum.first / sum.second);
  }
  return loudness;
}

void BulletinAudio::AddClips(Mixer& mixer) {
  const auto loudness = VoiceLoudness();
  const uint64_t edge = Frames(kEdge);
  for (const TimedSection& section : sections_) {
    for (const auto& [element, frames] : section.elements) {
      if (element.kind == Element::kPause) continue;
      Track& track = TrackOf(element);
      Clip clip{Clip::Role::kSound,
                &track,
                frames.begin,
                frames.end - frames.begin,
                GainTo(kReference + rundown_.sounds.level, track),
                edge,
                edge};
      if (element.kind == Element::kSpeech) {
        const auto voice =
            loudness.find(script_.passages[element.passage].voice);
        if (voice == loudness.end()) continue;  // silent throughout
        clip.role = Clip::Role::kSpeech;
        clip.gain = static_cast<float>(FromDb(kReference - voice->second));
      }
      mixer.Add(clip);
    }
  }
}

// From the opening's first word on, as far as the rundown says.
void BulletinAudio::AddBed(Mixer& mixer) {
  if (rundown_.sounds.bed.empty()) return;
  uint64_t begin = frames();
  uint64_t end = 0;
  for (const TimedSection& section : sections_) {
    const bool covered = rundown_.sounds.bed_under == "all" ||
                         section.kind == PlanSection::Kind::kOpening ||
                         (section.kind == PlanSection::Kind::kHeadlines &&
                          rundown_.sounds.bed_under == "headlines");
    for (const auto& [element, frames] : section.elements) {
      if (!covered || element.kind != Element::kSpeech) continue;
      if (script_.passages[element.passage].kind == Passage::Kind::kTime) {
        continue;
      }
      begin = std::min(begin, frames.begin);
      end = std::max(end, frames.end);
    }
  }
  if (begin >= end) return;
  begin -= std::min(begin, Frames(kBedLead));
  end = std::min(end + Frames(kBedTail), frames());
  Track& track = sounds_.Of(rundown_.sounds.bed);
  mixer.Add({Clip::Role::kBed, &track, begin, end - begin,
             GainTo(kReference + rundown_.sounds.bed_level, track),
             Frames(kBedFadeIn), Frames(kBedTail)});
}

Status BulletinAudio::Render(const FrameSpan& stretch, const FrameSink& sink) {
  Mixer mixer(format_, {rundown_.sounds.duck, Frames(kDuckAttack),
                        Frames(kDuckRelease), Frames(kDuckHold)});
  AddClips(mixer);
  AddBed(mixer);
  return mixer.Render(stretch, sink);
}

}  // namespace tingwen
