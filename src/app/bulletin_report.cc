#include "app/bulletin_report.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "audio/time_signal.h"
#include "base/message.h"
#include "publish/clean_text.h"

namespace tingwen {
namespace {

using Element = PlanElement::Kind;
using Section = PlanSection::Kind;

std::string FileName(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

const char* KindName(Section kind) {
  switch (kind) {
    case Section::kOpening:
      return "opening";
    case Section::kHeadlines:
      return "headlines";
    case Section::kItem:
      return "item";
    case Section::kClosing:
      break;
  }
  return "closing";
}

class Recorder {
 public:
  Recorder(const Rundown& rundown, const Script& script,
           const BulletinAudio& audio, const MixFormat& mix)
      : rundown_(rundown), script_(script), audio_(audio), mix_(mix) {}

  BulletinRecord Record() {
    record_.title = CleanText(rundown_.title);
    record_.station = CleanText(rundown_.station);
    record_.date = IsoDate(rundown_.air);
    record_.weekday = SpokenWeekday(rundown_.air);
    record_.time = IsoTime(rundown_.air);
    record_.mail_date = MailDate(rundown_.air);
    record_.seconds = Seconds(audio_.frames());
    record_.slot = rundown_.seconds;
    for (const TimedSection& section : audio_.sections()) AddRow(section);
    for (size_t i = 0; i < script_.items.size(); ++i) NoteLeftOut(i);
    return std::move(record_);
  }

  std::string LabelOf(const TimedElement& element,
                      const TimedSection& section) const {
    if (element.element.kind == Element::kSignal) {
      return Message("bulletin.signal");
    }
    if (element.element.kind == Element::kSound) {
      return FileName(element.element.sound);
    }
    const Passage& passage = script_.passages[element.element.passage];
    if (passage.kind == Passage::Kind::kHeadline) {
      return script_.items[passage.item].title;
    }
    return TitleOf(section);
  }

  double Seconds(uint64_t frames) const {
    return static_cast<double>(frames) / mix_.sample_rate;
  }

 private:
  std::string TitleOf(const TimedSection& section) const {
    if (section.kind == Section::kItem) {
      return script_.items[section.item].title;
    }
    return Message(std::string("bulletin.") + KindName(section.kind));
  }

  // The bulletin begins before the moment that its signal tells.
  std::string ClockAt(double seconds) const {
    const double early = rundown_.time_signal ? kTimeSignalMoment : 0;
    return IsoTime(Later(rundown_.air, seconds - early));
  }

  void AddRow(const TimedSection& section) {
    BulletinRow row;
    row.kind = KindName(section.kind);
    row.title = TitleOf(section);
    row.begin = Seconds(section.frames.begin);
    row.end = Seconds(section.frames.end);
    row.clock = ClockAt(row.begin);
    if (section.kind == Section::kItem) FillItem(section.item, row);
    for (const TimedElement& element : section.elements) {
      if (element.element.kind == Element::kSpeech) {
        AddPassage(script_.passages[element.element.passage], row);
      }
    }
    if (section.kind == Section::kItem) NoteLongSound(section, row);
    record_.chapters.push_back({row.begin, row.end, row.title});
    record_.rows.push_back(std::move(row));
  }

  void FillItem(size_t index, BulletinRow& row) {
    const RundownItem& item = rundown_.items[index];
    const ScriptItem& written = script_.items[index];
    row.number = std::to_string(index + 1);
    row.source = item.file.empty() ? "" : FileName(item.file);
    row.cut_id = item.cut_id;
    if (!written.failed.empty()) {
      row.notes.push_back(Message("bulletin.announced", written.failed));
    }
    if (written.left_out_blocks > 0) {
      row.notes.push_back(
          Message("bulletin.tail_left_out", written.left_out_blocks));
    }
  }

  void AddPassage(const Passage& passage, BulletinRow& row) {
    row.words += CountSyllables(passage.document);
    const Voice& voice = script_.voices.at(passage.voice);
    const std::string& name =
        MessageLanguage() == Language::kChinese ? voice.name_zh : voice.name_en;
    if (row.voice.find(name) == std::string::npos) {
      row.voice += (row.voice.empty() ? "" : " / ") + name;
    }
    for (const Diagnostic& diagnostic : passage.document.diagnostics) {
      if (diagnostic.id.starts_with("engine_") ||
          diagnostic.id == "unspeakable") {
        row.notes.push_back(diagnostic.message);
      }
    }
  }

  // A jingle that takes longer than what it announces is likely the wrong file.
  void NoteLongSound(const TimedSection& section, BulletinRow& row) {
    uint64_t speech = 0;
    for (const auto& [element, frames] : section.elements) {
      if (element.kind == Element::kSpeech) speech += frames.end - frames.begin;
    }
    for (const auto& [element, frames] : section.elements) {
      const uint64_t length = frames.end - frames.begin;
      if (element.kind != Element::kSound || length <= speech) continue;
      row.notes.push_back(Message("bulletin.long_sound",
                                  FileName(element.sound), Seconds(length),
                                  Seconds(speech)));
    }
  }

  void NoteLeftOut(size_t index) {
    const ScriptItem& item = script_.items[index];
    const int priority = rundown_.items[index].priority;
    if (!item.left_out) return;
    if (item.failed.empty()) {
      record_.left_out.push_back(
          Message("bulletin.item_left_out", index + 1, item.title, priority));
    } else {
      record_.left_out.push_back(Message("bulletin.failed_left_out", index + 1,
                                         item.title, item.failed));
    }
  }

  const Rundown& rundown_;
  const Script& script_;
  const BulletinAudio& audio_;
  MixFormat mix_;
  BulletinRecord record_;
};

}  // namespace

BulletinRecord RecordOf(const Rundown& rundown, const Script& script,
                        const BulletinAudio& audio, const SoundBank& sounds,
                        const MixFormat& mix, const Tempo& tempo) {
  BulletinRecord record = Recorder(rundown, script, audio, mix).Record();
  record.notices = sounds.notices();
  if (rundown.seconds) {
    record.tempo = Message("bulletin.tempo", std::llround(100 / tempo.speech),
                           std::llround(100 * tempo.pauses));
  }
  return record;
}

std::vector<Chapter> CuesOfStretch(const Rundown& rundown, const Script& script,
                                   const BulletinAudio& audio,
                                   const MixFormat& mix,
                                   const FrameSpan& stretch) {
  const Recorder recorder(rundown, script, audio, mix);
  std::vector<Chapter> cues;
  for (const TimedSection& section : audio.sections()) {
    for (const TimedElement& element : section.elements) {
      const auto [begin, end] = element.frames;
      if (element.element.kind == Element::kPause || begin < stretch.begin ||
          end > stretch.end) {
        continue;
      }
      cues.push_back({recorder.Seconds(begin - stretch.begin),
                      recorder.Seconds(end - stretch.begin),
                      recorder.LabelOf(element, section)});
    }
  }
  return cues;
}

}  // namespace tingwen
