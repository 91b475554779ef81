#include "app/bulletin_plan.h"

#include <algorithm>

#include "audio/time_signal.h"

namespace tingwen {
namespace {

using Kind = Passage::Kind;

class Planner {
 public:
  Planner(const Rundown& rundown, const Script& script)
      : rundown_(rundown), script_(script) {}

  std::vector<PlanSection> Plan() && {
    AddOpening();
    AddHeadlines();
    for (size_t i = 0; i < rundown_.items.size(); ++i) AddItem(i);
    Begin(PlanSection::Kind::kClosing);
    Speak(Kind::kClosing, 0);
    Sound(rundown_.sounds.closing);
    End(0);
    // The bulletin ends with its last sound, not with a pause.
    if (!sections_.empty()) DropPause(sections_.back());
    return std::move(sections_);
  }

 private:
  void AddOpening() {
    Begin(PlanSection::Kind::kOpening);
    if (rundown_.time_signal) {
      section_.elements.push_back({PlanElement::Kind::kSignal, 0, {}, 0});
      Pause(rundown_.pauses.sound);
      Speak(Kind::kTime, rundown_.pauses.section);
    }
    Sound(rundown_.sounds.opening);
    Speak(Kind::kOpening, 0);
    End(rundown_.pauses.section);
  }

  void AddHeadlines() {
    Begin(PlanSection::Kind::kHeadlines);
    if (CountSpoken(Kind::kHeadline) > 0) {
      Speak(Kind::kHeadlines, rundown_.pauses.headline);
      for (size_t i = 0; i < script_.passages.size(); ++i) {
        if (!Speaks(i, Kind::kHeadline)) continue;
        Sound(rundown_.sounds.headline);
        SpeakPassage(i);
        Pause(rundown_.pauses.headline);
      }
      Speak(Kind::kDetails, 0);
    }
    End(rundown_.pauses.section);
  }

  void AddItem(size_t item) {
    Begin(PlanSection::Kind::kItem);
    section_.item = item;
    for (size_t i = 0; i < script_.passages.size(); ++i) {
      if (!Speaks(i, Kind::kItem) || script_.passages[i].item != item) continue;
      const std::string& own = rundown_.items[item].sound;
      Sound(own.empty() ? rundown_.sounds.item : own);
      SpeakPassage(i);
    }
    End(rundown_.pauses.item);
  }

  bool Speaks(size_t passage, Kind kind) const {
    const Passage& candidate = script_.passages[passage];
    return candidate.spoken && candidate.kind == kind;
  }

  size_t CountSpoken(Kind kind) const {
    return static_cast<size_t>(std::count_if(
        script_.passages.begin(), script_.passages.end(),
        [&](const Passage& p) { return p.spoken && p.kind == kind; }));
  }

  void Begin(PlanSection::Kind kind) { section_ = {kind, 0, {}}; }

  void End(double pause) {
    if (section_.elements.empty()) return;
    DropPause(section_);
    Pause(pause);
    sections_.push_back(std::move(section_));
  }

  static void DropPause(PlanSection& section) {
    while (!section.elements.empty() &&
           section.elements.back().kind == PlanElement::Kind::kPause) {
      section.elements.pop_back();
    }
  }

  void Pause(double seconds) {
    if (seconds <= 0) return;
    section_.elements.push_back({PlanElement::Kind::kPause, 0, {}, seconds});
  }

  void Sound(const std::string& file) {
    if (file.empty()) return;
    // What was said before ends first.
    if (!section_.elements.empty() &&
        section_.elements.back().kind == PlanElement::Kind::kSpeech) {
      Pause(rundown_.pauses.sound);
    }
    section_.elements.push_back({PlanElement::Kind::kSound, 0, file, 0});
    Pause(rundown_.pauses.sound);
  }

  void SpeakPassage(size_t passage) {
    section_.elements.push_back({PlanElement::Kind::kSpeech, passage, {}, 0});
  }

  // The passages of a kind, and a pause.
  void Speak(Kind kind, double pause) {
    for (size_t i = 0; i < script_.passages.size(); ++i) {
      if (Speaks(i, kind)) SpeakPassage(i);
    }
    Pause(pause);
  }

  const Rundown& rundown_;
  const Script& script_;
  PlanSection section_;
  std::vector<PlanSection> sections_;
};

}  // namespace

std::vector<PlanSection> PlanBulletin(const Rundown& rundown,
                                      const Script& script) {
  return Planner(rundown, script).Plan();
}

Result<Lengths> LengthEstimator::Of(const std::vector<PlanSection>& plan) {
  Lengths lengths;
  for (const PlanSection& section : plan) {
    for (const PlanElement& element : section.elements) {
      TINGWEN_TRY(Add(element, lengths));
    }
  }
  return lengths;
}

Status LengthEstimator::Add(const PlanElement& element, Lengths& lengths) {
  switch (element.kind) {
    case PlanElement::Kind::kSignal:
      lengths.fixed += kTimeSignalSeconds;
      break;
    case PlanElement::Kind::kSound:
      lengths.fixed += seconds_of_(element.sound);
      break;
    case PlanElement::Kind::kPause:
      lengths.pauses += element.seconds;
      break;
    case PlanElement::Kind::kSpeech:
      return AddSpeech(element.passage, lengths);
  }
  return {};
}

Status LengthEstimator::AddSpeech(size_t index, Lengths& lengths) {
  const Passage& passage = script_.passages[index];
  const size_t blocks = passage.document.blocks.size();
  auto known = estimates_.find(index);
  if (known == estimates_.end() || known->second.blocks != blocks) {
    TINGWEN_ASSIGN(duration, EstimateOf(passage));
    known =
        estimates_.insert_or_assign(index, Estimate{blocks, duration}).first;
  }
  lengths.speech += known->second.duration.speech;
  lengths.pauses += known->second.duration.pauses;
  return {};
}

Result<DurationEstimate> LengthEstimator::EstimateOf(const Passage& passage) {
  const Voice& voice = script_.voices.at(passage.voice);
  if (!tables_.contains(passage.voice)) {
    TINGWEN_ASSIGN(table, PhonemeTable::Load(voice.phonemes));
    tables_.emplace(passage.voice, std::move(table));
  }
  Document document = passage.document;  // planning adds diagnostics
  const SpeechPlan plan =
      PlanSpeech(document, tables_.at(passage.voice), voice);
  return script_.durations.at(passage.voice).Estimate(plan, voice);
}

}  // namespace tingwen
