#include "voices/reading.h"

#include <algorithm>

#include "base/file.h"
#include "base/paths.h"
#include "synth/synthesizer.h"

namespace tingwen {
namespace {

constexpr double kTouching = 0.001;  // seconds

double Seconds(uint64_t samples) {
  return static_cast<double>(samples) / kEngineSampleRate;
}

void AddMarks(const Document& document, double offset, Reading& reading) {
  for (const AudioMark& mark : document.marks) {
    if (mark.kind == MarkKind::kSentence) {
      reading.sentences.emplace_back();
      continue;
    }
    if (mark.begin == mark.end) continue;
    const double begin = offset + Seconds(mark.begin);
    const double end = offset + Seconds(mark.end);
    reading.speech += end - begin;
    std::vector<TimeSpan>& phrases = reading.sentences.back();
    if (!phrases.empty() && begin - phrases.back().second < kTouching) {
      phrases.back().second = end;
    } else {
      phrases.emplace_back(begin, end);
    }
  }
}

Status Speak(Synthesizer& synthesizer, Document document, Reading& reading) {
  const double offset = reading.Seconds();
  TINGWEN_TRY(
      synthesizer.Synthesize(document, [&](std::span<const int16_t> samples) {
        for (int16_t sample : samples) {
          reading.samples.push_back(sample / 32768.0F);
        }
        return Status();
      }));
  AddMarks(document, offset, reading);
  reading.syllables += static_cast<size_t>(
      std::count_if(document.syllables.begin(), document.syllables.end(),
                    [](const Syllable& s) { return !s.surface.empty(); }));
  return {};
}

}  // namespace

double Reading::Seconds() const {
  return static_cast<double>(samples.size()) / kEngineSampleRate;
}

Result<Reading> ReadAloud(const Voice& voice, const FrontEnd& front_end,
                          const std::vector<std::string>& paths) {
  Reading reading;
  TINGWEN_ASSIGN(synthesizer, Synthesizer::Start(EnginePath(), voice));
  for (const std::string& path : paths) {
    TINGWEN_ASSIGN(bytes, ReadFile(path));
    TINGWEN_ASSIGN(document, front_end.Analyze(bytes, path));
    TINGWEN_TRY(Speak(synthesizer, std::move(document), reading));
  }
  return reading;
}

Result<Reading> ReadLine(const Voice& voice, const FrontEnd& front_end,
                         const std::string& line) {
  Reading reading;
  TINGWEN_ASSIGN(synthesizer, Synthesizer::Start(EnginePath(), voice));
  TINGWEN_TRY(Speak(synthesizer, front_end.AnalyzeLine(line), reading));
  return reading;
}

}  // namespace tingwen
